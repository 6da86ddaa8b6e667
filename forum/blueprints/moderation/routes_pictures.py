"""The pictures of a text, each with the way to remove it for good: for moderators of the site."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.moderation.pages import get_moderated_post
from forum.blueprints.moderation.routes import AT_POST, bp
from forum.blueprints.moderation.routes_replies import AT_REPLY
from forum.i18n import gettext as _
from forum.permissions.pictures import check_remove_picture
from forum.queries.pictures import JudgedPicture, list_pictures_to_judge
from forum.queries.posts import PostPage
from forum.queries.replies import get_own_view
from forum.rendering import image_html, picture_address
from forum.web.actor import current_actor
from forum.web.urls import member_url, post_url, reply_url


def _get_post(post_id: int) -> PostPage:
    page = get_moderated_post(post_id)
    check_remove_picture(current_actor())
    return page


def _view(picture: JudgedPicture) -> dict[str, Any]:
    return {
        "image_html": image_html(picture.shown, _("A picture of this text"), is_linked=False),
        "owner": {"name": picture.owner_name, "url": member_url(picture.owner_handle)},
        "is_of_text": picture.is_of_text,
        "remove_url": f"{picture_address(picture.shown.name)}/remove",
    }


def _show(page: PostPage, reply_id: int | None, number: int | None) -> ResponseReturnValue:
    post = page.post
    return render_template(
        "moderation/pictures.html",
        title=post.title,
        number=number,
        back_url=post_url(post.id, post.slug) if number is None else reply_url(post.id, number),
        pictures=[_view(picture) for picture in list_pictures_to_judge(post.id, reply_id)],
    )


@bp.get(f"{AT_POST}/pictures")
def post_pictures(post_id: int) -> ResponseReturnValue:
    return _show(_get_post(post_id), None, None)


@bp.get(f"{AT_REPLY}/pictures")
def reply_pictures(post_id: int, number: int) -> ResponseReturnValue:
    page = _get_post(post_id)
    return _show(page, get_own_view(current_actor(), post_id, number).id, number)
