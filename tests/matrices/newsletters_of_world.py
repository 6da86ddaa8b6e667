"""The newsletters in the world of the matrices: one in each blog, with a draft of what not everyone may read."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import end_reading, now, unit_of_work
from forum.models import Newsletter, NewsletterImport, NewsletterIssue, NewsletterIssuePost, NewsletterSubscriber
from forum.rendering import RENDER_VERSION
from forum.services.tokens import make_newsletter_stop_token, newsletter_token
from tests.matrices.items import BLOGS, Item, World, new_sentinel


def add_newsletters(world: World) -> None:
    """Also where the blog has closed since: `issue_ids` and `import_ids` are by the name of the blog."""
    for blog in BLOGS:
        blog_id = world.blog_ids[blog]
        sentinels = (new_sentinel(), new_sentinel())
        posts = [post for post in world.of_kind("post") if post.blog == blog]
        with unit_of_work() as work:
            work.add(Newsletter(blog_id=blog_id, rhythm="by_hand"))
            issue = NewsletterIssue(
                blog_id=blog_id,
                subject=f"Zzsubject {sentinels[0]}",
                source=f"Zzwords {sentinels[1]}",
                html=f"<p>Zzwords {sentinels[1]}</p>",
                render_version=RENDER_VERSION,
                rate=3600,
                created_at=now(),
            )
            kept = NewsletterImport(
                blog_id=blog_id, source="Zzsource", consented_on=now(), proof="Zzproof", created_at=now()
            )
            work.add_all([issue, kept])
            work.flush()
            work.add_all(
                NewsletterIssuePost(issue_id=issue.id, post_id=post.post_id, position=place)
                for place, post in enumerate(posts, start=1)
            )
            _add_subscribers(world, work, blog)
            world.issue_ids[blog], world.import_ids[blog] = issue.id, kept.id
        name = f"issue of {blog}"
        world.items[name] = Item(name, "issue", "draft", blog, "", sentinels, under=world.items[f"blog {blog}"])
    _add_issues_under_way(world)
    end_reading()


def _add_issues_under_way(world: World) -> None:
    """One in the public blog that waits for its time, and one that was stopped: `scheduled` and `stopped`."""
    for state in ("scheduled", "stopped"):
        with unit_of_work() as work:
            issue = NewsletterIssue(
                blog_id=world.blog_ids["public"],
                state=state,
                stop_reason="editor" if state == "stopped" else "",
                subject=f"Zz{state}",
                source="Zzwords",
                html="<p>Zzwords</p>",
                render_version=RENDER_VERSION,
                rate=3600,
                created_at=now(),
                send_at=now() + timedelta(days=30),
            )
            work.add(issue)
            work.flush()
            world.issue_ids[state] = issue.id


def _add_subscribers(world: World, work: Session, blog: str) -> None:
    for state in ("unconfirmed", "confirmed"):
        address = f"zz_{state}@example.org"
        work.add(
            NewsletterSubscriber(
                blog_id=world.blog_ids[blog],
                address=address,
                address_key=address,
                state=state,
                consented_at=now() if state == "confirmed" else None,
                confirmed_at=now() if state == "confirmed" else None,
            )
        )
    work.flush()
    of_blog = select(NewsletterSubscriber).where(NewsletterSubscriber.blog_id == world.blog_ids[blog])
    for subscriber in work.scalars(of_blog):
        if subscriber.state == "unconfirmed":
            world.tokens[f"confirm in {blog}"] = newsletter_token(subscriber)
        else:
            world.tokens[f"stop in {blog}"] = make_newsletter_stop_token(subscriber.id)
