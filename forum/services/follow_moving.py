"""What becomes of follows when texts move, and when two members or two blogs become one."""

from typing import Any

from sqlalchemy import Column, and_, delete, literal, or_, select, update
from sqlalchemy.orm import Session

from forum.models import FanOut, Follow, Ignore, NotificationSetting, ReaderSettings, ReadingMark

_follows: Any = Follow.__table__
_other: Any = _follows.alias()


def lead_follows(work: Session, text: tuple[int, int | None], post_id: int, reply_id: int | None) -> None:
    """Leads who follows a text (post and reply, None for the post itself) to where it is now.

    Who followed a thread that became a branch of another follows the branch, and the other way round.
    """
    old_post_id, old_reply_id = text
    for table, kinds in ((Follow, True), (FanOut, False)):
        of_text = table.reply_id.is_(None) if old_reply_id is None else table.reply_id == old_reply_id
        values: dict[str, Any] = {"post_id": post_id, "reply_id": reply_id}
        if kinds:
            values["kind"] = "post" if reply_id is None else "branch"
        work.execute(
            update(table)
            .where(table.post_id == old_post_id, of_text)
            .values(values)
            .execution_options(synchronize_session=False)
        )


def join_followers(work: Session, old: int, new: int) -> None:
    """Before the rows of one account are given to another: what only one of them may have is kept once."""
    _join_follows(work, _follows.c.user_id, old, new, same=_same_target())
    _join_follows(work, _follows.c.member_id, old, new, same=_follows.c.user_id == _other.c.user_id)
    work.execute(
        delete(Follow).where(
            or_(
                and_(Follow.user_id == old, Follow.member_id == new),
                and_(Follow.user_id == new, Follow.member_id == old),
            )
        )
    )
    _join_ignores(work, old, new)
    for model, keys in ((ReadingMark, ("post_id",)), (NotificationSetting, ("kind",)), (ReaderSettings, ())):
        table: Any = model.__table__
        other = table.alias()
        has_it = select(literal(1)).where(other.c.user_id == new, *(other.c[key] == table.c[key] for key in keys))
        work.execute(delete(table).where(table.c.user_id == old, has_it.exists()))


def join_followed_blogs(work: Session, old: int, new: int) -> None:
    """Before the rows of one blog are given to another: who follows both follows it once."""
    _join_follows(work, _follows.c.blog_id, old, new, same=_follows.c.user_id == _other.c.user_id)


def _same_target() -> Any:
    """Two follows of one thing; of the columns that name it one is filled."""
    columns = ("blog_id", "post_id", "reply_id", "member_id")
    return and_(
        _follows.c.kind == _other.c.kind,
        *(
            or_(_follows.c[name] == _other.c[name], and_(_follows.c[name].is_(None), _other.c[name].is_(None)))
            for name in columns
        ),
    )


def _join_follows(work: Session, column: Column[Any], old: int, new: int, *, same: Any) -> None:
    has_it = select(literal(1)).where(_other.c[column.name] == new, same)
    work.execute(delete(_follows).where(column == old, has_it.exists()))


def _join_ignores(work: Session, old: int, new: int) -> None:
    table: Any = Ignore.__table__
    other = table.alias()
    work.execute(delete(table).where(table.c.user_id.in_([old, new]), table.c.ignored_id.in_([old, new])))
    for mine, theirs in (("user_id", "ignored_id"), ("ignored_id", "user_id")):
        has_it = select(literal(1)).where(other.c[mine] == new, other.c[theirs] == table.c[theirs])
        work.execute(delete(table).where(table.c[mine] == old, has_it.exists()))
