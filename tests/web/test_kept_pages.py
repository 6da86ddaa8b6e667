"""Answers kept in memory: how long, how many, which leave first."""

from forum.web.kept_pages import LARGEST_PART, OLDEST, OVERHEAD, Answer, KeptPages


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def answer(size: int) -> Answer:
    return Answer("200 OK", [("ETag", 'W/"one"')], b"x" * (size - OVERHEAD - len('ETagW/"one"')))


def test_a_page_is_kept_for_its_mark_and_a_minute() -> None:
    clock = Clock()
    pages = KeptPages(100_000, clock)
    page = pages.put("/", "mark", answer(3_000))
    assert (page.etag, page.bare_etag, page.size, pages.bytes) == ('W/"one"', "one", 3_000, 3_000)
    clock.seconds = OLDEST - 0.1
    assert pages.get("/", "mark") is page
    assert pages.get("/", None) is None
    assert "/" in pages
    clock.seconds = OLDEST
    assert pages.get("/", "mark") is None
    assert "/" not in pages
    pages.put("/", "mark", answer(3_000))
    assert pages.get("/", "another") is None
    assert "/" not in pages
    assert pages.bytes == 0


def test_what_was_asked_for_least_lately_leaves_first() -> None:
    pages = KeptPages(10 * 3_000, Clock())
    for number in range(10):
        pages.put(number, "mark", answer(3_000))
    assert pages.bytes == 30_000
    assert pages.get(0, "mark") is not None
    pages.put(10, "mark", answer(3_500))
    assert [number for number in range(11) if number in pages] == [0, *range(3, 11)]
    assert pages.bytes == 27_500
    # In the place of the earlier one.
    pages.put(10, "mark", answer(2_500))
    assert pages.bytes == 26_500


def test_one_page_does_not_take_all_the_room() -> None:
    pages = KeptPages(LARGEST_PART * 3_000, Clock())
    pages.put("small", "mark", answer(3_000))
    assert pages.put("large", "mark", answer(3_001)).size == 3_001
    assert "small" in pages
    assert "large" not in pages
