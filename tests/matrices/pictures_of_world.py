"""The pictures of the world: each text shows one, which says in its file whose it is.

They are somebody's who looks at nothing, so that only what shows them decides who sees them.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import current_settings, now, unit_of_work
from forum.models import Picture, PictureUse, Reply, User
from forum.pictures import open_store
from tests.matrices.items import OUTSIDER, Item, World, new_sentinel
from tests.support.factories import make_actor

WIDTH = 320
SHOWN_IN = ("post", "reply", "revision")
OWN, REMOVED, PORTRAIT = "picture of nothing", "picture removed", "picture beside a name"
PUBLISHED = "post published in public"


def add_pictures(world: World) -> None:
    """One for each text in each state, one that nothing shows, and one that was removed for good."""
    painter = make_actor("zz_painter").member_id
    with unit_of_work() as work:
        for text in world.of_kind(*SHOWN_IN):
            sentinel = new_sentinel()
            key = f"picture in {text.key}"
            item = Item(key, "picture", text.state, text.blog, text.writer, (sentinel,), under=text)
            picture = _add(work, world, item, painter)
            work.add(
                PictureUse(
                    picture_id=picture.id,
                    kind="text",
                    post_id=text.post_id,
                    reply_id=_reply_id(work, text),
                    revision_id=text.revision_id or None,
                )
            )
        portrait = Item(PORTRAIT, "portrait", "", "", OUTSIDER, (new_sentinel(),))
        member_id = world.actors[OUTSIDER].member_id
        picture = _add(work, world, portrait, member_id)
        work.add(PictureUse(picture_id=picture.id, kind="avatar", user_id=member_id))
        work.get_one(User, member_id).avatar = f"{picture.name}/{WIDTH}"
        own = Item(OWN, "own picture", "", "", OUTSIDER, (new_sentinel(),))
        _add(work, world, own, member_id)
        removed = Item(REMOVED, "removed picture", "", "", "", (new_sentinel(),), under=world.items[PUBLISHED])
        picture = _add(work, world, removed, painter)
        picture.state, picture.removed_at, picture.reason = "removed", now(), "Zzreason"
        work.add(PictureUse(picture_id=picture.id, kind="text", post_id=world.items[PUBLISHED].post_id))


def _reply_id(work: Session, text: Item) -> int | None:
    """Of the reply, or the one of which a revision is; None for a post and those of one."""
    reply = text.under if text.kind == "revision" else text
    assert reply is not None
    if reply.kind == "post":
        return None
    query = select(Reply.id).where(Reply.post_id == text.post_id, Reply.number == reply.number)
    return reply.reply_id or work.scalars(query).one()


def _add(work: Session, world: World, item: Item, owner_id: int) -> Picture:
    (sentinel,) = item.sentinels
    name = sentinel[::-1].translate(str.maketrans("0189", "wxyz")).ljust(20, "q")
    open_store(current_settings()).put(f"{name}-{WIDTH}.jpeg", f"Zzpicture {sentinel}".encode())
    picture = Picture(
        name=name,
        owner_id=owner_id,
        format="jpeg",
        width=WIDTH,
        height=WIDTH,
        widths=str(WIDTH),
        byte_count=1,
        digest=sentinel.encode().ljust(32),
        created_at=now(),
    )
    work.add(picture)
    work.flush()
    world.items[item.key] = item
    world.picture_names[item.key] = name
    return picture
