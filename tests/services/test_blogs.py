"""Two admins who choose one address at the same moment: the second is told, and nothing breaks."""

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.errors import InvalidInput
from forum.models import Blog
from forum.services import blogs as services
from tests.support.factories import make_actor, make_blog


def prepared(slug: str) -> services.PreparedBlog:
    return services.prepare_blog(
        name=slug,
        slug=slug,
        description="",
        note="",
        posting="members",
        reading="public",
        is_unlisted=False,
        closes_after_days=None,
        position=0,
    )


def test_the_database_is_the_last_to_say_whose_an_address_is(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    admin = make_actor("ruth", role="admin")
    first, second = make_blog(name="First"), make_blog(name="Second")
    monkeypatch.setattr(services, "_check_slug_free", lambda *_given: None)
    with pytest.raises(InvalidInput) as refused, unit_of_work() as work:
        services.create_blog(work, actor=admin, prepared=prepared("first"))
    assert refused.value.field == "slug"
    with pytest.raises(InvalidInput) as refused, unit_of_work() as work:
        services.edit_blog(work, actor=admin, blog_id=second.id, version=second.version, prepared=prepared("first"))
    assert refused.value.field == "slug"
    end_reading()
    assert sorted(session().scalars(select(Blog.slug))) == ["first", "second"]
    assert first.slug == "first"
