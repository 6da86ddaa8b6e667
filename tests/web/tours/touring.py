"""What a tour goes with: people, a conversation of its own, and an ear for words outside the catalogue."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask, template_rendered
from sqlalchemy import Select

import tests.web.tours
from forum.db import current_settings, end_reading, session, unit_of_work
from forum.db.context import EXTENSION
from forum.jobs.runner import run_due
from forum.permissions import Actor
from forum.services.moderation import hide_reply
from forum.services.replies import edit_reply, prepare_reply
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, mails, make_member, text_of
from tests.web.marked_words import hard_wired

BLOG = "zzblog"


def gather_tours() -> dict[str, Callable[["Tour"], None]]:
    """The tours by the names of their modules."""
    names = (info.name for info in pkgutil.iter_modules(tests.web.tours.__path__) if info.name != "touring")
    return {name: importlib.import_module(f"tests.web.tours.{name}").go_through for name in sorted(names)}


class Tour:
    """Goes through the site as everyone, and notes what is said outside the brackets and what was shown.

    There are `zz_ruth` and `zz_mod`, who are admins, and `zz_walter`, who is a member.
    """

    def __init__(self, app: Flask, mail_folder: Path) -> None:
        self.app = app
        self.faults: list[str] = []
        self.shown: set[str] = set()
        self._mail_folder = mail_folder
        self._conversations = 0
        self._mails_read = 0
        template_rendered.connect(self._note, app)
        self.ruth = make_member(app, "zz_ruth", role="admin", name="Zzruth")
        self.walter = make_member(app, "zz_walter", name="Zzwalter")
        self.mod = make_member(app, "zz_mod", role="admin", name="Zzmod")

    def _note(self, _app: Flask, template: Any, **_rest: Any) -> None:
        self.shown.add(template.name)

    def see(self, browser: Browser, *paths: str, status: int = 200) -> None:
        for path in paths:
            self._look(browser.get(path, follow=True), path, status)

    def send(self, browser: Browser, path: str, status: int = 200, /, **fields: str | None) -> None:
        """Sends a form and follows where it leads; what is said on the way is said on the page that comes."""
        self._look(browser.post(path, fields, follow=True), f"POST {path} {fields}", status)

    def _look(self, page: Any, what: str, status: int) -> None:
        assert page.status_code == status, (what, page.status_code)
        self.faults += [f"{what}: {fault}" for fault in hard_wired(page.text)]

    def read_mails(self) -> None:
        """Sends what waits, and reads all that was sent since the last time."""
        run_due(self.app, limit=500)
        messages = mails(self._mail_folder, skip=self._mails_read)
        self._mails_read += len(messages)
        for message in messages:
            html = message.get_body(preferencelist=("html",))
            assert html is not None
            # What mail programs write before an answer is the same in every language (RFC 5322).
            subject = str(message["Subject"]).removeprefix("Re: ")
            for part in (subject, text_of(message), html.get_content()):
                self.faults += [f"mail: {fault}" for fault in hard_wired(part)]

    def run_jobs(self) -> None:
        """Does what waits in the queue."""
        run_due(self.app, limit=1000)

    def browser(self, handle: str) -> Browser:
        browser = Browser(self.app)
        browser.sign_in(handle)
        return browser

    def member(self, handle: str, role: str = "member") -> Actor:
        """Somebody new whom only this tour knows."""
        return make_member(self.app, handle, role=role, name=handle.replace("_", "").capitalize())

    def start_blog(self) -> None:
        simple_blog(self.app, self.ruth, BLOG.capitalize(), description="Zzabout", note="Zznote")

    def conversation(self) -> str:
        """The path of a new post by Ruth, with six replies by her and Walter in turn.

        Replies 2 and 3 were changed, 3 and 4 are hidden.
        """
        self._conversations += 1
        path = publish_post(self.app, self.ruth, BLOG, f"Zztitle {self._conversations}", "Zzbody, @zz_walter")
        post_id = post_id_of(path)
        for number in range(6):
            writer = self.walter if number % 2 else self.ruth
            write_reply(self.app, writer, path, "Zzreply, @zz_walter", to=number or None)
        for number, writer in ((2, self.walter), (3, self.ruth)):
            with unit_of_work() as work:
                edit_reply(
                    work,
                    actor=writer,
                    post_id=post_id,
                    number=number,
                    version=1,
                    prepared=prepare_reply("Zzchanged"),
                )
        for number in (3, 4):
            with unit_of_work() as work:
                hide_reply(work, actor=self.mod, post_id=post_id, number=number, reason="Zzreason")
        return path

    def find(self, query: Select[Any]) -> list[Any]:
        """What the query finds, read and done."""
        found = list(session().scalars(query))
        end_reading()
        return found

    @contextmanager
    def settings(self, **values: Any) -> Iterator[None]:
        """The site with other settings for a while."""
        before = current_settings()
        self.app.extensions[EXTENSION] = replace(before, **values)
        yield
        self.app.extensions[EXTENSION] = before
