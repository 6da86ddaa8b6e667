"""The quotation of a post that other sites show."""

import json

from tests.browser.content import post_id_of
from tests.support.web import Browser
from tests.web.marked_words import hard_wired
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    post_id = post_id_of(tour.conversation())
    answer = Browser(tour.app).get(f"/oembed?url=http://localhost/posts/{post_id}")
    assert answer.status_code == 200
    tour.faults += [f"/oembed: {fault}" for fault in hard_wired(json.loads(answer.data)["html"])]
