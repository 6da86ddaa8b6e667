"""Filled sites to measure on, what stands on them, and members who are signed in there."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask import session as web_session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from forum.app import create_app
from forum.db import db, end_reading, session, unit_of_work
from forum.models import Blog, Post, PostCounters, Reply
from forum.queries.threads import WINDOW
from forum.services.accounts import start_session
from forum.settings import load_settings

FILLED = "filled.json"
MEMBERS = 2_000
FIRST_WRITER = 3
SIGNED_IN = 16
MOST_REPORTS = 10_000


@dataclass(frozen=True)
class Size:
    """What `forum bench fill` is asked for."""

    posts: int
    replies: int
    longest: int
    full: int
    characters: int

    def options(self) -> list[str]:
        return [f"--{name}={value}" for name, value in asdict(self).items()] + [f"--members={MEMBERS}"]


@dataclass(frozen=True)
class Member:
    """Whose sign-in it is, its cookie, and the token that its forms must bear."""

    handle: str
    cookie: str
    token: str


@dataclass(frozen=True)
class Site:
    """A filled site, as its server is started; paths of public threads of one page, and of the longest thread.

    `reportable` are the paths of published replies, none of them by one of `members`.
    """

    folder: Path
    environment: dict[str, str]
    threads: Sequence[str]
    longest: str
    longest_size: int
    members: Sequence[Member]
    password: str
    reportable: Sequence[str]


def make_site(folder: Path, database_url: str, size: Size) -> Site:
    """Fills a site in a folder, or takes the one that an earlier run filled there alike."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        "FORUM_INSTANCE_PATH": str(folder),
        "FORUM_LIMITS": "off",
        "FORUM_MAIL": f"folder:{folder / 'mail'}",
        "FORUM_REGISTRATION": "closed",
        "FORUM_LOG_LEVEL": "ERROR",
    }
    if database_url:
        environment["FORUM_DATABASE_URL"] = database_url
    marker = folder / FILLED
    filled = json.loads(marker.read_text()) if marker.exists() else {}
    if filled.get("size") != asdict(size) or filled.get("database") != database_url:
        filled = {"size": asdict(size), "database": database_url, "password": _fill(environment, size)}
        marker.write_text(json.dumps(filled))
    return _look(folder, environment, filled["password"])


def _fill(environment: dict[str, str], size: Size) -> str:
    """The password of all members."""
    command = [sys.executable, "-m", "forum", "bench", "fill", *size.options()]
    done = subprocess.run(command, env=os.environ | environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit("The site could not be filled.")
    print(done.stdout.splitlines()[0], file=sys.stderr)
    return done.stdout.split()[-1]


def verify(site: Site) -> list[str]:
    """What `forum verify` finds: nothing, when all is well."""
    command = [sys.executable, "-m", "forum", "verify"]
    done = subprocess.run(command, env=os.environ | site.environment, capture_output=True, text=True)
    lines = (done.stdout + done.stderr).splitlines()
    return lines or [f"ended with {done.returncode}"] * bool(done.returncode)


def _look(folder: Path, environment: dict[str, str], password: str) -> Site:
    app = create_app(load_settings(folder, environ=environment, url="http://127.0.0.1"))
    with app.app_context():
        (longest_id, longest_slug, longest_size), *others = _long_threads()
        reportable = _reportable()
        secrets = [_sign_in(FIRST_WRITER + number) for number in range(SIGNED_IN)]
        db.session.remove()
        db.engine.dispose()
    return Site(
        folder=folder,
        environment=environment,
        threads=[f"/posts/{post_id}/{slug}" for post_id, slug, size in others if size == WINDOW],
        longest=f"/posts/{longest_id}/{longest_slug}",
        longest_size=longest_size,
        members=[_member(app, f"writer{number}", secret) for number, secret in enumerate(secrets, start=1)],
        password=password,
        reportable=reportable,
    )


def _long_threads() -> Sequence[Any]:
    """Of a page at least, in blogs that everybody reads; the longest first."""
    rows = session().execute(
        select(Post.id, Post.slug, PostCounters.reply_seq)
        .join(PostCounters, PostCounters.post_id == Post.id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Blog.reading == "public", PostCounters.reply_seq >= WINDOW)
        .order_by(PostCounters.reply_seq.desc(), Post.id)
    )
    found = rows.all()
    end_reading()
    return found


def _reportable() -> list[str]:
    rows = session().execute(
        select(Reply.post_id, Reply.number)
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Blog.reading == "public", Reply.state == "published", Reply.writer_id >= FIRST_WRITER + SIGNED_IN)
        .order_by(Reply.id)
        .limit(MOST_REPORTS)
    )
    found = [f"/posts/{post_id}/replies/{number}" for post_id, number in rows]
    end_reading()
    return found


def _sign_in(user_id: int) -> str:
    with unit_of_work() as work:
        return start_session(work, user_id=user_id, is_kept=True, user_agent="benchmark", address="127.0.0.1")


def _member(app: Flask, handle: str, secret: str) -> Member:
    """What a browser holds after a sign-in: the signed cookie; and the token of the forms that it is shown."""
    interface = app.session_interface
    with app.test_request_context():
        web_session["_user_id"], web_session["_fresh"] = secret, True
        token = generate_csrf()
        signer = interface.get_signing_serializer(app) if isinstance(interface, SecureCookieSessionInterface) else None
        if signer is None:
            raise RuntimeError("the sessions of the forum are no signed cookies")
        return Member(handle, f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps(dict(web_session))}", token)
