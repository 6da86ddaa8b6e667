"""A blog with pictures in it, on each database."""

import pytest
from flask import Flask

from tests.services.pictures.scene import Scene


@pytest.fixture
def scene(app: Flask) -> Scene:
    return Scene(app)
