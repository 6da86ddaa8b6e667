"""oEmbed 1.0 (https://oembed.com): a post as a quotation, for sites to which somebody gave its address.

It holds what a visitor reads, whoever asks, and neither script nor picture: nothing in it calls home.
"""

import json
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from forum.db import current_settings
from forum.errors import NotFound
from forum.feeds.building import as_bytes, put
from forum.i18n import gettext as _
from forum.permissions import VISITOR
from forum.queries.posts import PostPage, get_post_page
from forum.queries.site_look import site_look
from forum.validation.pseudonyms import is_pseudonym
from forum.web.conditional import fingerprint_of
from forum.web.urls import absolute, blog_url, member_url, post_url

bp = Blueprint("oembed", __name__)

# In pixels, where whoever asks allows as much.
WIDTH, HEIGHT = 600, 240
NO_LIMIT = 99_999
OF_POSTS = {"posts.show", "posts.short"}


@bp.get("/oembed")
def show() -> ResponseReturnValue:
    form = request.args.get("format", "json")
    if form not in WRITERS:
        return Response(_("This format is not made here."), 501, mimetype="text/plain")
    page = get_post_page(VISITOR, _post_id(request.args.get("url", "")))
    body, mimetype = WRITERS[form](_card(page))
    response = Response(body, mimetype=mimetype)
    response.set_etag(fingerprint_of(body), weak=True)
    response.headers["Access-Control-Allow-Origin"] = "*"
    if not request.cookies:
        response.headers["Cache-Control"] = "public, no-cache"
    return response.make_conditional(request)


def _post_id(url: str) -> int:
    """Of the post whose page the address is; `NotFound` for any other address, here or elsewhere."""
    try:
        asked, own = urlsplit(url), urlsplit(current_settings().url)
        is_ours = asked.scheme in {"http", "https"} and asked.netloc.lower() == own.netloc.lower()
        endpoint, values = current_app.url_map.bind(own.netloc).match(asked.path if is_ours else "/")
    except (ValueError, HTTPException) as error:
        raise NotFound from error
    if endpoint not in OF_POSTS:
        raise NotFound
    return int(values["post_id"])


def _card(page: PostPage) -> dict[str, Any]:
    post = page.post
    url = absolute(post_url(post.id, post.slug))
    writer = {
        "name": page.writer_name,
        "url": None if is_pseudonym(page.writer_handle) else absolute(member_url(page.writer_handle)),
    }
    blog = {"name": page.blog.name, "url": absolute(blog_url(page.blog.slug))}
    html = render_template(
        "oembed/quotation.html", url=url, title=post.title, excerpt=post.excerpt, writer=writer, blog=blog
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": post.title,
        "url": url,
        "author_name": writer["name"],
        **({"author_url": writer["url"]} if writer["url"] else {}),
        "provider_name": site_look().name,
        "provider_url": absolute("/"),
        "html": html,
        "width": min(WIDTH, _most("maxwidth")),
        "height": min(HEIGHT, _most("maxheight")),
    }


def _most(name: str) -> int:
    """What whoever asks allows; what cannot be read allows everything."""
    given = request.args.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and 0 < len(given) < 6 and int(given) else NO_LIMIT


def _as_json(card: dict[str, Any]) -> tuple[bytes, str]:
    return json.dumps(card, ensure_ascii=False).encode(), "application/json"


def _as_xml(card: dict[str, Any]) -> tuple[bytes, str]:
    root = Element("oembed")
    for name, value in card.items():
        put(root, name, str(value))
    return as_bytes(root), "text/xml"


WRITERS = {"json": _as_json, "xml": _as_xml}
