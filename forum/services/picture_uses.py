"""Which text shows which picture: rows that follow from the HTML of each text, written whenever that is stored.

They decide who may see a picture, so whatever stores a text of a post or reply calls this.
"""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.models import Picture, PictureUse, Revision
from forum.rendering import names_in


def record_pictures(
    work: Session, post_id: int, reply_id: int | None, html: str, *, revision_id: int | None = None
) -> None:
    """Makes the rows of a text, or of an earlier or waiting version of it, agree with the pictures that it shows."""
    of_reply = PictureUse.reply_id.is_(None) if reply_id is None else PictureUse.reply_id == reply_id
    of_revision = PictureUse.revision_id.is_(None) if revision_id is None else PictureUse.revision_id == revision_id
    of_text = (PictureUse.kind == "text", PictureUse.post_id == post_id, of_reply, of_revision)
    shown = names_in([html])
    known = {use.picture_id: use for use in work.scalars(select(PictureUse).where(*of_text))}
    wanted = set(work.scalars(select(Picture.id).where(Picture.name.in_(shown)))) if shown else set()
    for picture_id, use in known.items():
        if picture_id not in wanted:
            work.delete(use)
    for picture_id in sorted(wanted - known.keys()):
        work.add(
            PictureUse(picture_id=picture_id, kind="text", post_id=post_id, reply_id=reply_id, revision_id=revision_id)
        )
    if known or wanted:
        work.flush()


def record_pictures_of(work: Session, revision: Revision) -> None:
    """The same for an earlier or waiting version of a text, once: what it says does not change."""
    if names_in([revision.html]):
        work.flush()
        record_pictures(work, revision.post_id, revision.reply_id, revision.html, revision_id=revision.id)


def show_nothing(work: Session, post_id: int, reply_id: int | None) -> None:
    """For a text that is gone for good with its versions, and with the cover of a post."""
    of_text = PictureUse.reply_id.is_(None) if reply_id is None else PictureUse.reply_id == reply_id
    gone = delete(PictureUse).where(PictureUse.post_id == post_id, of_text)
    work.execute(gone.execution_options(synchronize_session=False))


def lead_pictures(work: Session, text: tuple[int, int | None], post_id: int, reply_id: int | None) -> None:
    """Leads what a text (post and reply, None for the post itself) shows to where it is now.

    A reply has no cover, so that of a post that becomes one stays with the post.
    """
    old_post_id, old_reply_id = text
    of_text = PictureUse.reply_id.is_(None) if old_reply_id is None else PictureUse.reply_id == old_reply_id
    work.execute(
        update(PictureUse)
        .where(PictureUse.kind == "text", PictureUse.post_id == old_post_id, of_text)
        .values(post_id=post_id, reply_id=reply_id)
        .execution_options(synchronize_session=False)
    )
