"""Writing issues of a newsletter: drafts, when they go out, stopping and going on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import EditConflict, InvalidInput, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Newsletter, NewsletterIssue, NewsletterIssuePost, Post, User
from forum.permissions import VISITOR, Actor
from forum.permissions.posts import is_published, visible_posts
from forum.rendering import RENDER_VERSION, is_blank, one_line
from forum.services.audit import log_act
from forum.services.limits import count_attempt
from forum.services.mailing import queue_mail
from forum.services.newsletter_sending import stop_sending, why_not
from forum.services.newsletters import MOST_POSTS, check_rate, load_newsletter_blog
from forum.services.texts import PreparedText, prepare_optional_text, sending_key

MAX_SUBJECT = 150
LATEST = timedelta(days=366)


@dataclass(frozen=True)
class PreparedIssue:
    """An issue as it was written: its opening words rendered, its posts in their order."""

    subject: str
    words: PreparedText
    post_ids: tuple[int, ...]
    rate: int


def prepare_issue(*, subject: str, words: str, post_ids: Sequence[int], rate: int) -> PreparedIssue:
    """Raises `InvalidInput` with its field."""
    subject = one_line(subject)
    if is_blank(subject) or len(subject) > MAX_SUBJECT:
        raise InvalidInput(_("A subject has 1 to %(most)s characters.", most=MAX_SUBJECT), field="subject")
    chosen = tuple(dict.fromkeys(post_ids))
    if len(chosen) > MOST_POSTS:
        raise InvalidInput(_("At most %(most)s posts fit into an issue.", most=MOST_POSTS), field="place")
    text = prepare_optional_text(words, place="reply", field="words")
    if not chosen and is_blank(text.rendered.text):
        raise InvalidInput(_("Please write something first, or choose a post."), field="words")
    return PreparedIssue(subject, text, chosen, check_rate(rate))


def create_issue(work: Session, *, actor: Actor, blog_id: int, prepared: PreparedIssue, form_key: str) -> int:
    """Starts a draft; gives its id. The same issue with the same `form_key` gives the first one again."""
    blog = load_newsletter_blog(work, actor, blog_id)
    if work.get(Newsletter, blog.id) is None:
        raise StateConflict(_("Please choose first how this newsletter comes."))
    key = sending_key(form_key, prepared.subject, prepared.words.source)
    work.execute(select(Newsletter.blog_id).where(Newsletter.blog_id == blog.id).with_for_update())
    query = select(NewsletterIssue.id).where(NewsletterIssue.blog_id == blog.id, NewsletterIssue.form_key == key)
    earlier = work.scalars(query).one_or_none()
    if earlier is not None:
        return earlier
    issue = NewsletterIssue(
        blog_id=blog.id,
        subject=prepared.subject,
        render_version=RENDER_VERSION,
        rate=prepared.rate,
        version=0,
        form_key=key,
        created_at=now(),
    )
    work.add(issue)
    _put(work, issue, prepared)
    log_act(work, actor, "create", "newsletter_issue", issue.id, blog_id=blog.id)
    return issue.id


def edit_issue(
    work: Session, *, actor: Actor, blog_id: int, issue_id: int, version: int, prepared: PreparedIssue
) -> None:
    """Changes a draft; raises `EditConflict` when somebody else did so since `version`."""
    _blog, issue = _load(work, actor, blog_id, issue_id)
    if issue.state != "draft":
        raise StateConflict(_("This issue is not a draft any more."))
    if issue.version != version:
        raise EditConflict(
            _("Somebody changed this issue in the meantime. What you wrote is kept below; save again to use it."),
            current=issue.source,
            version=issue.version,
            title=issue.subject,
        )
    _put(work, issue, prepared)
    log_act(work, actor, "edit", "newsletter_issue", issue.id)


def _put(work: Session, issue: NewsletterIssue, prepared: PreparedIssue) -> None:
    issue.subject, issue.rate, issue.version = prepared.subject, prepared.rate, issue.version + 1
    issue.source, issue.html = prepared.words.source, prepared.words.rendered.html
    issue.render_version = RENDER_VERSION
    work.flush()
    there = set(work.scalars(_open_posts(issue.blog_id).where(Post.id.in_(prepared.post_ids))))
    missing = [post_id for post_id in prepared.post_ids if post_id not in there]
    if missing:
        raise InvalidInput(
            _("One of the posts is not there for everyone any more. Please choose again."), field="place"
        )
    work.execute(delete(NewsletterIssuePost).where(NewsletterIssuePost.issue_id == issue.id))
    work.add_all(
        NewsletterIssuePost(issue_id=issue.id, post_id=post_id, position=place)
        for place, post_id in enumerate(prepared.post_ids, start=1)
    )
    work.flush()


def _open_posts(blog_id: int) -> Select[int]:
    return (
        select(Post.id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Post.blog_id == blog_id, is_published, visible_posts(VISITOR))
    )


def delete_issue(work: Session, *, actor: Actor, blog_id: int, issue_id: int) -> None:
    """Takes away an issue that went to nobody."""
    _blog, issue = _load(work, actor, blog_id, issue_id)
    if issue.state not in {"draft", "stopped"} or issue.frozen_at is not None:
        raise StateConflict(_("Only an issue that went to nobody can be deleted."))
    log_act(work, actor, "delete", "newsletter_issue", issue.id, subject=issue.subject)
    work.execute(delete(NewsletterIssuePost).where(NewsletterIssuePost.issue_id == issue.id))
    work.delete(issue)
    work.flush()


def schedule_issue(
    work: Session, *, actor: Actor, blog_id: int, issue_id: int, version: int, send_at: datetime | None
) -> None:
    """Has a draft go out at this moment, None for now; raises `EditConflict` when it was changed since `version`."""
    _blog, issue = _load(work, actor, blog_id, issue_id)
    if issue.state != "draft":
        raise StateConflict(_("This issue is not a draft any more."))
    if issue.version != version:
        words = _("Somebody changed this issue in the meantime. Please look at it again before you send it.")
        raise EditConflict(words, current=issue.source, version=issue.version)
    moment = send_at or now()
    if send_at is not None and not now() < send_at < now() + LATEST:
        raise InvalidInput(_("Please choose a moment in the coming year."), field="send_at")
    _check_sendable(work, issue)
    issue.state, issue.send_at = "scheduled", moment
    work.flush()
    log_act(work, actor, "schedule", "newsletter_issue", issue.id, send_at=moment.isoformat())


def _check_sendable(work: Session, issue: NewsletterIssue) -> None:
    reason = why_not(work, issue)
    if reason == "closed":
        raise StateConflict(_("This newsletter is switched off, or not everyone may read the blog."))
    if reason:
        raise StateConflict(_("Nothing is left in this issue that everyone may read."))


def stop_issue(work: Session, *, actor: Actor, blog_id: int, issue_id: int) -> None:
    """Makes an issue that waits for its time a draft again, and has one that is being sent go to nobody else."""
    _blog, issue = _load(work, actor, blog_id, issue_id)
    if issue.state == "scheduled" and issue.kind == "written":
        issue.state, issue.send_at, issue.version = "draft", None, issue.version + 1
    elif issue.state in {"scheduled", "sending"}:
        stop_sending(issue, "editor")
    else:
        raise StateConflict(_("This issue is not being sent."))
    work.flush()
    log_act(work, actor, "stop", "newsletter_issue", issue.id)


def resume_issue(work: Session, *, actor: Actor, blog_id: int, issue_id: int) -> None:
    """Goes on with an issue that was stopped, where it stopped."""
    _blog, issue = _load(work, actor, blog_id, issue_id)
    if issue.state != "stopped":
        raise StateConflict(_("This issue is not stopped."))
    _check_sendable(work, issue)
    issue.stop_reason = ""
    if issue.frozen_at is None:
        issue.state, issue.send_at = "scheduled", now()
    else:
        issue.state, issue.next_batch_at = "sending", now()
    work.flush()
    log_act(work, actor, "resume", "newsletter_issue", issue.id)


def change_rate(work: Session, *, actor: Actor, blog_id: int, issue_id: int, rate: int) -> None:
    """How many messages an hour, of an issue that is not sent yet."""
    rate = check_rate(rate)
    _blog, issue = _load(work, actor, blog_id, issue_id)
    if issue.state == "sent":
        raise StateConflict(_("This issue is sent already."))
    issue.rate = rate
    work.flush()
    log_act(work, actor, "set_rate", "newsletter_issue", issue.id, rate=rate)


def send_test(work: Session, *, actor: Actor, blog_id: int, issue_id: int) -> None:
    """Mails the issue, as it stands now, to the actor alone."""
    _blog, issue = _load(work, actor, blog_id, issue_id)
    count_attempt(work, "newsletter test account", str(actor.member_id))
    user = work.get_one(User, actor.member_id)
    if not user.email or user.email_verified_at is None:
        raise StateConflict(_("Your account has no confirmed address."))
    queue_mail(work, "newsletter_test", user, issue_id=str(issue.id))


def _load(work: Session, actor: Actor, blog_id: int, issue_id: int) -> tuple[Blog, NewsletterIssue]:
    blog = load_newsletter_blog(work, actor, blog_id)
    query = select(NewsletterIssue).where(NewsletterIssue.blog_id == blog_id, NewsletterIssue.id == issue_id)
    issue = work.scalars(query.with_for_update()).one_or_none()
    if issue is None:
        raise NotFound
    return blog, issue
