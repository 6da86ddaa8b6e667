"""Taking pictures in, and removing one for good.

A picture's files are put into the store before its row is written, and deleted after the row says that they may be: a
process that ends between leaves files that nothing names, which the job `clean_pictures` finds.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import current_settings, db, now, session
from forum.db.dialects import dialect_of
from forum.db.jobs import DeleteFiles, enqueue
from forum.errors import InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Picture
from forum.permissions import Actor
from forum.permissions.moderation import check_act_on_others
from forum.permissions.pictures import check_remove_picture, check_send_picture
from forum.permissions.report import is_shown_in_closed_post
from forum.pictures import MOST_BYTES, DecodedPicture, decode, open_store
from forum.queries.pictures import Sent, file_name, files_of, is_removed, pseudonym_showing, sent_by
from forum.rules.pictures import DAY, MEGABYTE, quota_of
from forum.services.decisions import Statement, record_decision, role_of
from forum.services.notices import tell_of_decision
from forum.services.picture_places import stop_showing
from forum.services.sanctions import check_may_write

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
NAME_LENGTH = 20
NOWHERE = 0


@dataclass(frozen=True)
class PreparedPicture:
    """A picture whose files are in the store, ready to be given its row."""

    name: str
    decoded: DecodedPicture
    digest: bytes


def prepare_picture(actor: Actor, data: bytes) -> PreparedPicture:
    """Decodes and stores a file that a member sends; raises `InvalidInput` for `picture`.

    What exceeds the quota is refused before anything is decoded.
    """
    check_send_picture(actor)
    digest = check_file(data)
    _check_quota(session(), actor, 0)
    return store_file(data, digest)


def store_file(data: bytes, digest: bytes) -> PreparedPicture:
    """The same for one that `check_file` has let through, whoever is to have it; asks nothing of the database."""
    decoded = decode(data)
    name = "".join(secrets.choice(LETTERS) for _letter in range(NAME_LENGTH))
    store = open_store(current_settings())
    for width, content in decoded.files:
        store.put(file_name(name, width, decoded.format), content)
    return PreparedPicture(name, decoded, digest)


def check_file(data: bytes) -> bytes:
    """Its digest; raises `InvalidInput` for `picture` where it is too long, or was removed for good before."""
    if len(data) > MOST_BYTES:
        raise InvalidInput(
            _(
                "This file has %(size)s MB; at most %(most)s MB can be taken. Please make the picture smaller.",
                size=lazy_number(-(-len(data) // MEGABYTE)),
                most=lazy_number(MOST_BYTES // MEGABYTE),
            ),
            field="picture",
        )
    digest = hashlib.sha256(data).digest()
    if is_removed(digest):
        raise InvalidInput(_("This picture was removed from this site and cannot be shown here."), field="picture")
    return digest


def add_picture(work: Session, *, actor: Actor, prepared: PreparedPicture) -> Picture:
    """Gives a picture its row; the same file sent again by the same member is the first one.

    Raises `InvalidInput` for `picture` where the member's quota is used up, `Restricted` for who may not write.
    """
    check_send_picture(actor)
    check_may_write(work, actor, NOWHERE)
    earlier = _find_same(work, actor.member_id, prepared)
    if earlier is not None:
        return earlier
    _check_quota(work, actor, prepared.decoded.byte_count)
    return _add_row(work, actor.member_id, prepared)


def add_imported_picture(work: Session, *, owner_id: int, prepared: PreparedPicture) -> Picture:
    """The same for a picture that came in with its owner's texts, which no quota limits."""
    return _find_same(work, owner_id, prepared) or _add_row(work, owner_id, prepared)


def _find_same(work: Session, owner_id: int, prepared: PreparedPicture) -> Picture | None:
    """Waits for whoever adds a picture of this member at this moment."""
    dialect_of(db.engine).lock_key(work, f"pictures {owner_id}")
    same = select(Picture).where(
        Picture.owner_id == owner_id, Picture.digest == prepared.digest, Picture.state == "kept"
    )
    return work.scalars(same.limit(1)).one_or_none()


def _add_row(work: Session, owner_id: int, prepared: PreparedPicture) -> Picture:
    decoded = prepared.decoded
    picture = Picture(
        name=prepared.name,
        owner_id=owner_id,
        format=decoded.format,
        width=decoded.width,
        height=decoded.height,
        widths=",".join(str(width) for width, _data in decoded.files),
        byte_count=decoded.byte_count,
        digest=prepared.digest,
        created_at=now(),
    )
    work.add(picture)
    work.flush()
    return picture


def _check_quota(reading: Session, actor: Actor, byte_count: int) -> None:
    quota = quota_of(actor.trust_level, is_staff=actor.is_staff)
    sent = Sent(*reading.execute(sent_by(actor.member_id)).one())
    if sent.byte_count + byte_count > quota.byte_count:
        raise InvalidInput(
            _(
                "You have used %(used)s of the %(most)s MB that you have for pictures, and this one does not fit. "
                "Under “Your pictures” you can delete those that you do not need.",
                used=lazy_number(sent.byte_count // MEGABYTE),
                most=lazy_number(quota.byte_count // MEGABYTE),
            ),
            field="picture",
        )
    if sent.count_of_day >= quota.a_day and sent.first_of_day is not None and current_settings().limits == "on":
        hours = -(-(sent.first_of_day + DAY - now()) // timedelta(hours=1))
        raise InvalidInput(
            _(
                "You have sent %(count)s pictures in 24 hours, which is as many as you can for now. "
                "In %(hours)s hours you can send another.",
                count=lazy_number(sent.count_of_day),
                hours=lazy_number(max(1, hours)),
            ),
            field="picture",
        )


def get_own(work: Session, *, actor: Actor, name: str) -> Picture:
    """One's own picture that is kept, to be shown somewhere; raises `NotFound`."""
    picture = _load(work, name)
    if picture.owner_id != actor.id or picture.state != "kept":
        raise NotFound
    return picture


def delete_picture(work: Session, *, actor: Actor, name: str) -> None:
    """Deletes one's own picture, wherever it stands; texts show what it said in its place. Raises `NotFound`."""
    check_send_picture(actor)
    picture = get_own(work, actor=actor, name=name)
    stop_showing(work, picture)
    forget_pictures(work, [picture])


def remove_picture(work: Session, *, actor: Actor, name: str, reason: str | Statement) -> None:
    """Removes a picture for good from all that shows it, and tells its owner; a second time it changes nothing.

    Its row stays, so that the same file is not taken again. Raises `InvalidInput` for `reason`.
    """
    check_remove_picture(actor)
    picture = _load(work, name)
    shown = work.scalar(select(pseudonym_showing(picture.id, picture.owner_id)))
    owner_id = picture.owner_id if shown is None else shown
    check_act_on_others(actor, role_of(work, owner_id), owner_id)
    if picture.state == "removed":
        return
    decision = record_decision(work, actor=actor, kind="remove_picture", reason=reason, user_id=owner_id)
    is_closed = select(Picture.id).where(Picture.id == picture.id, is_shown_in_closed_post())
    picture.was_closed = work.scalar(is_closed) is not None
    picture.state, picture.removed_at = "removed", now()
    picture.reason, picture.decision_id = decision.reason, decision.id
    stop_showing(work, picture)
    enqueue(work, DeleteFiles(files_of(picture)))
    tell_of_decision(work, decision, owner_id)
    work.flush()


def forget_pictures(work: Session, pictures: Sequence[Picture]) -> None:
    """Deletes rows, and after the commit their files."""
    for picture in pictures:
        enqueue(work, DeleteFiles(files_of(picture)))
        work.delete(picture)
    work.flush()


def _load(work: Session, name: str) -> Picture:
    picture = work.scalars(select(Picture).where(Picture.name == name).with_for_update()).one_or_none()
    if picture is None:
        raise NotFound
    return picture
