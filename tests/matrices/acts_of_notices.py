"""Sending a legal notice, which everybody may, and deciding it."""

from collections.abc import Iterator, Mapping

from tests.matrices.acts import CONFLICT, DONE, FORM_AGAIN, MISSING, REFUSED, SIGN_IN, Act, Outcome, Request
from tests.matrices.items import MISSING_ID, STAFF, VISITOR, World

NOTICE = {
    "url": "http://localhost/posts/1",
    "words": "Zzwhat is wrong",
    "law": "Zzlaw",
    "name": "Zzname",
    "email": "zz_sender@example.org",
    "good_faith": "y",
    "key": "zzkey",
}
VERDICT = {"law": "Zzlaw", "category": "law", "reason": "Zzwhy", "message": "Zzanswer", "version": "1"}


def _notices(world: World, viewer: str) -> Iterator[Request]:
    yield Request("/legal-notice", NOTICE)
    yield Request("/legal-notice", NOTICE | {"url": "https://elsewhere.example/"})


def _send(world: World, viewer: str, request: Request) -> Outcome:
    return DONE if request.fields["url"] == NOTICE["url"] else FORM_AGAIN


def _verdicts(world: World, viewer: str) -> Iterator[Request]:
    """Those who decide try each act; others send one and the same, so that its answers can be compared."""
    for key, notice_id in world.notice_ids.items():
        about, notice = world.items.get(key), world.items[f"notice on {key}"]
        version = str(about.version) if about and viewer in STAFF else "0"
        for act in ("hide", "remove", "done", "refuse") if viewer in STAFF else ("refuse",):
            fields = VERDICT | {"act": act, "text_version": version}
            is_extra = key == "reply under named" or act == "done"
            yield Request(f"/moderation/notices/{notice_id}", fields, notice, is_extra=is_extra)
    yield Request(f"/moderation/notices/{MISSING_ID}", VERDICT | {"act": "refuse", "text_version": "0"})


def _decide(world: World, viewer: str, request: Request) -> Outcome:
    if viewer not in STAFF:
        return SIGN_IN if viewer == VISITOR else REFUSED
    if request.item is None:
        return MISSING
    about = world.items.get(request.item.key.removeprefix("notice on "))
    states = {"hide": {"published"}, "remove": {"published", "hidden"}}.get(request.fields["act"])
    if states is None:
        return DONE
    return DONE if about is not None and about.state in states else CONFLICT


ACTS: Mapping[str, Act] = {
    "legal.notice_post": Act(_notices, _send),
    "legal.decide_post": Act(_verdicts, _decide),
}
