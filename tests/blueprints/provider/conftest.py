"""A site with a provider, which is a process of its own and does what it should, or does not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forum.app import create_app
from forum.db import db
from forum.db.context import EXTENSION
from forum.settings import Settings
from tests.conftest import settings_for
from tests.support.provider import RealProvider, running_provider
from tests.support.provider_site import Change


@pytest.fixture(scope="session")
def real_provider() -> Iterator[RealProvider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(real_provider: RealProvider) -> RealProvider:
    real_provider.tell()
    return real_provider


@pytest.fixture
def site(settings: Settings, tmp_path: Path, provider: RealProvider) -> Iterator[Flask]:
    app = create_app(settings_for(tmp_path / "s", database_url=settings.database_url, **provider.settings))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def change(site: Flask) -> Change:
    """Gives the site other settings."""

    def give(**values: Any) -> None:
        site.extensions[EXTENSION] = replace(site.extensions[EXTENSION], **values)

    return give
