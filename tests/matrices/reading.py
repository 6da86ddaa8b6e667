"""What the answers to reading must carry, and leave alone, whatever they show."""

from tests.matrices.crawling import Crawl
from tests.matrices.items import VISITOR

# The only pages on which a visitor gets a cookie: those with a form for visitors. (So does the sign-in page that
# stands in for a page of members.)
FORMS_FOR_VISITORS = {
    "account.confirm_email",
    "account.forgot",
    "account.lost_mail",
    "account.provider_back",
    "account.reset",
    "account.review_email",
    "account.sign_in",
    "legal.notice",
    "registration.confirm",
    "registration.confirm_resend",
    "registration.register",
    "standing.decision_by_link",
}
PICTURES = {"pictures.show", "pictures.show_size"}
KEPT_BY_ALL = "public, max-age=600, immutable"
KINDS_OF_ANSWERS = {200, 301, 302, 303, 401, 403, 404, 409, 410}


def check_nothing_is_changed(crawled: Crawl) -> None:
    assert not crawled.changed, f"reading has changed {', '.join(crawled.changed)}"


def check_no_address_fails(crawled: Crawl) -> None:
    failed = [str(cell) for cell in crawled.cells if cell.answer.status >= 500]
    assert not failed, "\n".join(failed)


def check_every_page_is_protected(crawled: Crawl) -> None:
    faults = [f"{cell}: {fault}" for cell in crawled.cells for fault in cell.answer.faults]
    assert not faults, "\n".join(faults[:25])
    assert {cell.answer.status for cell in crawled.cells} >= KINDS_OF_ANSWERS


def check_only_forms_give_a_visitor_a_cookie(crawled: Crawl) -> None:
    found = {
        cell.address.endpoint
        for cell in crawled.cells
        if cell.viewer == VISITOR and cell.answer.sets_cookie and cell.answer.status != 401
    }
    assert found == FORMS_FOR_VISITORS, f"cookies at {', '.join(sorted(found ^ FORMS_FOR_VISITORS))}"


def check_what_is_personal_is_kept_by_nobody(crawled: Crawl) -> None:
    shown = _for_everybody(crawled)
    kept = [
        str(cell)
        for cell in crawled.cells
        if (cell.address.url not in shown or cell.answer.cache_control != KEPT_BY_ALL)
        and cell.answer.cache_control != "no-store"
        and (cell.viewer != VISITOR or cell.answer.sets_cookie or cell.answer.status >= 400)
    ]
    assert not kept, "\n".join(kept[:25])


def _for_everybody(crawled: Crawl) -> set[str]:
    """The addresses at which a visitor sees a picture: it is nobody's own, whoever asks."""
    return {
        cell.address.url
        for cell in crawled.cells
        if cell.viewer == VISITOR and cell.answer.status == 200 and cell.address.endpoint in PICTURES
    }


CHECKS = (
    check_nothing_is_changed,
    check_no_address_fails,
    check_every_page_is_protected,
    check_only_forms_give_a_visitor_a_cookie,
    check_what_is_personal_is_kept_by_nobody,
)
