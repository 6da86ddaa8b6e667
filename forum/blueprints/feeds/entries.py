"""Rows as entries of a feed: with words, whole addresses, and ids that stay."""

from datetime import datetime
from urllib.parse import urlsplit

from forum.db import current_settings
from forum.feeds import Answered, Entry, Person, Thread
from forum.i18n import gettext as _
from forum.queries.feeds import FeedPost, FeedReply
from forum.queries.own_feeds import FeedCase, FeedMention
from forum.rendering import excerpt
from forum.rendering.links import whole_links, without_pictures
from forum.validation.pseudonyms import is_pseudonym
from forum.web.case_words import KINDS, kind_of
from forum.web.feeds import feed_path, post_feed
from forum.web.urls import absolute, case_url, member_url, post_url, reply_url


def tag_id(began_at: datetime, thing: str) -> str:
    """A tag URI (RFC 4151): the same for ever, whatever becomes of titles, addresses and https."""
    host = urlsplit(current_settings().url).hostname
    return f"tag:{host},{began_at.date().isoformat()}:{thing}"


def _post_id(post_id: int, published_at: datetime) -> str:
    return tag_id(published_at, f"posts/{post_id}")


def _reply_id(post_id: int, post_published_at: datetime, number: int) -> str:
    return f"{_post_id(post_id, post_published_at)}/replies/{number}"


def _whole(html: str) -> str:
    return whole_links(html, absolute(""))


def _own_text(html: str) -> str:
    """For a feed that a secret opens: its reader is not signed in, and would be shown none of the members' pictures."""
    return _whole(without_pictures(html, _("Picture")))


def _person(handle: str, name: str) -> Person:
    return Person(name, None if is_pseudonym(handle) else absolute(member_url(handle)))


def post_entry(post: FeedPost) -> Entry:
    url = absolute(post_url(post.id, post.slug))
    return Entry(
        id=_post_id(post.id, post.published_at),
        url=url,
        title=post.title,
        published_at=post.published_at,
        updated_at=post.edited_at or post.published_at,
        author=_person(post.handle, post.name),
        html=_whole(post.html) if post.feed_text == "full" else None,
        summary=post.excerpt,
        categories=(post.blog_name, *(tag.name for tag in post.tags)),
        thread=Thread(
            url=f"{url}#comments",
            atom_url=absolute(feed_path(post_feed(post.id), "atom")),
            rss_url=absolute(feed_path(post_feed(post.id), "rss")),
            count=post.reply_count,
            newest_at=post.replied_at,
        ),
    )


def reply_entry(reply: FeedReply, title: str, *, is_own_feed: bool = False) -> Entry:
    """What answers a text that is gone says so, and names nobody."""
    post_id, began_at = reply.post_id, reply.post_published_at
    answers = Answered(_post_id(post_id, began_at), absolute(f"/posts/{post_id}"))
    if reply.is_answer and reply.parent_number is not None:
        url = absolute(reply_url(post_id, reply.parent_number)) if reply.parent_name is not None else None
        answers = Answered(_reply_id(post_id, began_at, reply.parent_number), url)
    return Entry(
        id=_reply_id(post_id, began_at, reply.number),
        url=absolute(reply_url(post_id, reply.number)),
        title=title,
        published_at=reply.published_at,
        updated_at=reply.edited_at or reply.published_at,
        author=_person(reply.handle, reply.name),
        html=_own_text(reply.html) if is_own_feed else _whole(reply.html),
        summary=excerpt(reply.html),
        answers=answers,
    )


def title_in_thread(reply: FeedReply) -> str:
    if not reply.is_answer:
        return _("Reply %(number)s by %(name)s", number=reply.number, name=reply.name)
    if reply.parent_name is None:
        return _("Reply %(number)s by %(name)s, to a removed reply", number=reply.number, name=reply.name)
    return _(
        "Reply %(number)s by %(name)s, to reply %(other)s by %(whom)s",
        number=reply.number,
        name=reply.name,
        other=reply.parent_number,
        whom=reply.parent_name,
    )


def title_elsewhere(reply: FeedReply) -> str:
    return _("%(name)s replied in: %(title)s", name=reply.name, title=reply.post_title)


def title_of_reply_to_you(reply: FeedReply) -> str:
    if reply.is_answer and reply.parent_name is None:
        return _("%(name)s, to a removed reply in: %(title)s", name=reply.name, title=reply.post_title)
    return _("%(name)s replied to you in: %(title)s", name=reply.name, title=reply.post_title)


def mention_entry(mention: FeedMention) -> Entry:
    post_id, number = mention.post_id, mention.number
    entry_id = _post_id(post_id, mention.post_published_at)
    url = post_url(post_id, mention.post_slug)
    if number is not None:
        entry_id, url = _reply_id(post_id, mention.post_published_at, number), reply_url(post_id, number)
    return Entry(
        id=entry_id,
        url=absolute(url),
        title=_("%(name)s named you in: %(title)s", name=mention.name, title=mention.post_title),
        published_at=mention.published_at,
        updated_at=mention.edited_at or mention.published_at,
        author=_person(mention.handle, mention.name),
        html=_own_text(mention.html),
        summary=excerpt(mention.html),
    )


def case_entry(found: FeedCase) -> Entry:
    """What kind of case and where; what was written, and by whom, is read in the queue alone."""
    kind = str(KINDS[kind_of(found.lane, found.thing, found.hold_rule)])
    title = _("%(kind)s in: %(title)s", kind=kind, title=found.post_title) if found.post_title else kind
    return Entry(
        id=tag_id(found.opened_at, f"cases/{found.id}"),
        url=absolute(case_url(found.id)),
        title=title,
        published_at=found.opened_at,
        updated_at=found.opened_at,
        categories=(found.blog_name,) if found.blog_name else (),
    )
