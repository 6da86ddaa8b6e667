"""One of those who visit a site in a soak: reads, replies, edits, reports and signs in, each through its form."""

import random
import re
from collections.abc import Callable, Sequence

from benchmarks.client import Client
from benchmarks.sites import Site
from benchmarks.writing import text_of

WRITES = 0.2
REPLY = re.compile(r"/posts/(\d+)/replies/(\d+)")
READ = (200, 304)


class Visitor:
    """Asks as a visitor and as a member; `errors` holds what was not answered as it should be."""

    def __init__(self, site: Site, port: int, number: int) -> None:
        self.errors: list[str] = []
        # Nothing of it is secret.
        self._chance = random.Random(number)  # noqa: S311
        self._site = site
        self._port = port
        member = site.members[number]
        self._handle = member.handle
        self._as_visitor, self._as_member = Client(port), Client(port, member)
        # The thread has the window that this one writes in; their own replies with the versions that stand.
        self._thread = site.threads[number % len(site.threads)]
        self._key = self._as_member.form_key(self._thread)
        self._own: list[tuple[str, int]] = []
        self._reportable = list(site.reportable[number :: len(site.members)])

    def act(self) -> int:
        """One request or a few that belong together; gives how many."""
        if self._chance.random() >= WRITES:
            return self._read()
        writes: Sequence[Callable[[], int]] = (self._reply, self._reply, self._edit, self._report, self._sign_in)
        return self._chance.choice(writes)()

    def close(self) -> None:
        self._as_visitor.close()
        self._as_member.close()

    def _read(self) -> int:
        thread = self._chance.choice(self._site.threads)
        place = self._chance.randint(1, self._site.longest_size)
        paths = (thread, thread, "/", f"{thread}?last=1", f"{self._site.longest}?at={place}", "/feed.atom", "/latest")
        client = self._chance.choice((self._as_visitor, self._as_member))
        path = self._chance.choice(paths)
        status, _headers, _body = client.get(path, {"Accept-Encoding": "gzip, deflate, br, zstd"})
        return self._expect(status in READ, f"GET {path.split('?')[0]} answered {status}")

    def _reply(self) -> int:
        post_id = self._thread.split("/")[2]
        fields = {"key": self._key, "body": text_of(self._chance.randint(20, 600))}
        status, location, _took = self._as_member.post(f"/posts/{post_id}/replies", fields)
        found = REPLY.search(location)
        if found is not None:
            self._own = [*self._own[-20:], (found[0], 1)]
        return self._expect(status == 303 and found is not None, f"a reply was answered {status}")

    def _edit(self) -> int:
        if not self._own:
            return self._reply()
        path, version = self._own.pop()
        fields = {"body": text_of(200), "version": str(version)}
        status, _location, _took = self._as_member.post(f"{path}/edit", fields)
        self._own.append((path, version + (status == 303)))
        return self._expect(status == 303, f"an edit was answered {status}")

    def _report(self) -> int:
        if not self._reportable:
            return self._reply()
        path = self._reportable.pop()
        status, _location, _took = self._as_member.post(f"{path}/report", {"kind": "off_topic", "words": ""})
        return self._expect(status == 303, f"a report was answered {status}")

    def _sign_in(self) -> int:
        client = Client(self._port)
        status, location = client.sign_in(self._handle, self._site.password)
        client.close()
        self._expect(status == 303 and location == "/", f"a sign-in was answered {status}")
        return 2

    def _expect(self, is_right: bool, words: str) -> int:
        if not is_right:
            self.errors.append(words)
        return 1
