"""Writing under a name that tells nobody who one is, one in each thread; and lifting it, which is written down."""

import secrets

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.errors import InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Decision, Picture, PictureUse, Post, Pseudonym, Reply, User
from forum.permissions import Actor
from forum.permissions.pseudonyms import SIGNATURES, check_reveal, check_use_pseudonym, may_reveal
from forum.rendering import names_in
from forum.services.decisions import Statement, record_decision
from forum.services.notices import tell_of_decision
from forum.validation.handles import handle_key
from forum.validation.pseudonyms import handle_of, invent_name, lookalikes

# After so many names that were taken, a number helps.
TRIES = 20
FIRST_NUMBER, LAST_NUMBER = 2, 9999


def sign(work: Session, actor: Actor, post: Post, blog: Blog, signature: str) -> int:
    """Who stands as the writer of a new reply or a draft: the member, or the pseudonym that they have in this thread.

    Their choice is kept for the next one. The caller holds the thread's lock, so that nobody gets two names at once.
    Raises `InvalidInput` where the blog takes no pseudonyms, rather than let the text appear under the own name.
    """
    check_signature(signature)
    if signature == "pseudonym":
        check_use_pseudonym(blog)
    known = _list_own(work, actor, post.id) if signature == "pseudonym" or actor.pseudonym_in(post.id) else []
    for pseudonym in known:
        pseudonym.is_chosen = signature == "pseudonym"
    if signature == "account":
        return actor.member_id
    return known[0].user_id if known else keep_pseudonym(work, actor, make_pseudonym(work), post.id)


def check_signature(signature: str) -> None:
    if signature not in SIGNATURES:
        raise InvalidInput(_("Please choose under which name you write."), field="signature")


def _list_own(work: Session, actor: Actor, post_id: int) -> list[Pseudonym]:
    own = (Pseudonym.owner_id == actor.member_id, Pseudonym.post_id == post_id)
    return list(work.scalars(select(Pseudonym).where(*own).order_by(Pseudonym.user_id)))


def make_pseudonym(work: Session) -> int:
    """A new name, as a writer without an account; whose it is, `keep_pseudonym` says."""
    name = _free_name(work)
    handle = handle_of(name)
    user = User(handle=handle, handle_key=handle, display_name=name, state="pseudonym", created_at=now())
    work.add(user)
    work.flush()
    return user.id


def _free_name(work: Session) -> str:
    """One that no pseudonym has, wherever, so that threads can be joined; and that looks like no member's handle."""
    for step in range(2 * TRIES):
        number = None if step < TRIES else FIRST_NUMBER + secrets.randbelow(LAST_NUMBER - FIRST_NUMBER)
        name = invent_name(number)
        dialect_of(db.engine).lock_key(work, f"pseudonym {name}")
        taken = select(User.id).where(User.handle_key.in_([handle_of(name), *lookalikes(name)])).limit(1)
        if work.scalar(taken) is None:
            return name
    raise RuntimeError("no pseudonym is free")


def keep_pseudonym(work: Session, actor: Actor, user_id: int, post_id: int) -> int:
    """Writes down whose a new name is, and in which thread."""
    work.add(Pseudonym(user_id=user_id, owner_id=actor.member_id, post_id=post_id, created_at=now()))
    work.flush()
    return user_id


def check_pictures_apart(work: Session, actor: Actor, html: str, writer_id: int) -> None:
    """Raises `InvalidInput` for `body` where a picture of the text stands in one under another of the actor's names.

    The same picture has the same address everywhere, and would tell who writes.
    """
    _check_apart(work, actor, names_in([html]), writer_id, field="body")


def check_picture_apart(work: Session, actor: Actor, picture: Picture, writer_id: int) -> None:
    """The same for a picture above a post or beside a name; `InvalidInput` is for `picture`."""
    if picture.owner_id == actor.id:
        _check_apart(work, actor, {picture.name}, writer_id, field="picture")


def _check_apart(work: Session, actor: Actor, names: set[str], writer_id: int, *, field: str) -> None:
    if not names or (writer_id == actor.id and not actor.pseudonyms):
        return
    elsewhere = (
        select(PictureUse.id)
        .join(Picture, Picture.id == PictureUse.picture_id)
        .outerjoin(Post, Post.id == PictureUse.post_id)
        .outerjoin(Reply, (Reply.post_id == PictureUse.post_id) & (Reply.id == PictureUse.reply_id))
        .where(
            Picture.name.in_(names),
            Picture.owner_id == actor.member_id,
            or_(
                PictureUse.reply_id.is_not(None) & (Reply.writer_id != writer_id),
                PictureUse.reply_id.is_(None) & (Post.writer_id != writer_id),
                PictureUse.post_id.is_(None) & (writer_id != actor.member_id),
            ),
        )
    )
    if work.scalar(elsewhere.limit(1)) is not None:
        words = _(
            "This picture stands in a text of yours under another name, or beside your name. It would tell who you "
            "are. Please choose another picture."
        )
        raise InvalidInput(words, field=field)


def reveal_pseudonym(work: Session, *, actor: Actor, handle: str, reason: str) -> Decision:
    """Lets a moderator of the site learn whose a pseudonym is: a decision with its reason, of which its owner is told.

    The log and the decision name the pseudonym and never the member. Raises `NotFound`, `NotAllowed`, and
    `InvalidInput` for `reason`.
    """
    check_reveal(actor)
    user = work.scalars(select(User).where(User.handle_key == handle_key(handle))).one_or_none()
    if user is None or not may_reveal(actor, user):
        raise NotFound
    decision = record_decision(work, actor=actor, kind="reveal", reason=Statement(reason), user_id=user.id)
    tell_of_decision(work, decision, user.id)
    return decision


def note_restriction(work: Session, user_id: int) -> None:
    """Says of a pseudonym that a sanction was imposed on it, so that it is looked for when its owner comes."""
    work.execute(update(Pseudonym).where(Pseudonym.user_id == user_id).values(is_restricted=True))
