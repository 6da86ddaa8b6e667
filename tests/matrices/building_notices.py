"""The legal notices in the world of the matrices: on a text in each kind of place, and on nothing."""

from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.models import LegalNotice
from forum.services.legal_notices import create_notice, prepare_notice
from tests.matrices.items import Item, World, new_sentinel

NOTICED = ("post published in public", "reply published", "post hidden in private", "reply under named")


def build_notices(world: World) -> None:
    for key in (*NOTICED, "nothing"):
        about = world.items.get(key)
        sentinels = (new_sentinel(), new_sentinel(), new_sentinel())
        url = f"/posts/{about.post_id}" if about else "/posts/987654321"
        url += f"/replies/{about.number}" if about and about.number else ""
        prepared = prepare_notice(
            url=f"http://localhost{url}",
            words=f"Zzwords {sentinels[0]}",
            law=f"Zzlaw {sentinels[1]}",
            name=f"Zzname {sentinels[2]}",
            email="zz@example.org",
        )
        with unit_of_work() as work:
            reference = create_notice(work, prepared=prepared, form_key=key, address="127.0.0.1")
        name = f"notice on {key}"
        blog, writer = (about.blog, about.writer) if about else ("", "")
        world.items[name] = Item(name, "notice", "open", blog, writer, sentinels)
        world.notice_ids[key] = (
            session().scalars(select(LegalNotice.id).where(LegalNotice.reference == reference)).one()
        )
        world.tokens[name] = reference
        end_reading()
