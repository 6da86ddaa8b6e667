"""The application factory."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, request, session
from flask_babel import Babel
from flask_compress import Compress
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect
from sqlalchemy import event
from werkzeug.exceptions import BadRequest
from werkzeug.middleware.proxy_fix import ProxyFix

import forum.models  # noqa: F401 - the tables must be known before the database is
from forum.blueprints import register_blueprints
from forum.cli import Commands
from forum.cli.site import EXTENSION as SITE_OF_COMMANDS
from forum.cli.site import Site
from forum.db import db, end_reading
from forum.db.commits import announce_commits
from forum.db.context import EXTENSION
from forum.db.dialects import options_for
from forum.db.dialects.changes import Changes, changes_of
from forum.db.known_facts import EXTENSION as KNOWN_FACTS
from forum.db.known_facts import KnownFacts
from forum.db.replicas.router import EXTENSION as ROUTER
from forum.errors import NotFound
from forum.files import static_path, templates_path
from forum.jobs.runner import Runner
from forum.services.limits import address_key
from forum.settings import Settings
from forum.web.actor import init_actor
from forum.web.at_once import EXTENSION as AT_ONCE
from forum.web.at_once import AtOnce
from forum.web.carrying import is_foreign
from forum.web.errors import init_errors, make_busy_page
from forum.web.exempt import EXEMPT, exempt_views
from forum.web.headers import Completing, SecurityHeaders
from forum.web.kept_counts import EXTENSION as KEPT_COUNTS
from forum.web.kept_counts import KeptCounts
from forum.web.kept_threads import EXTENSION as KEPT_THREADS
from forum.web.kept_threads import KeptThreads
from forum.web.logs import init_logs
from forum.web.metrics import EXTENSION as METRICS
from forum.web.metrics import CountRequests, Metrics, find_metrics, metrics_folder
from forum.web.numbers import BoundedInteger
from forum.web.overload import Line
from forum.web.page_cache import ENDPOINT, PageCache
from forum.web.redis_store import RedisStore, redis_options
from forum.web.replicas import init_replicas
from forum.web.sending_pictures import make_room
from forum.web.shared_pages import SharedPages
from forum.web.static import digest_of, serve_static
from forum.web.suspension import keep_suspended_out
from forum.web.templating import Templates, init_templating, page_values
from forum.web.terms import keep_unaccepted_out
from forum.web.two_step import keep_unprotected_out

PAGE_CACHE = "forum_page_cache"
# What may differ between the machines of a site; no page depends on it.
OF_ONE_MACHINE = {"instance_path", "host", "port", "workers", "threads", "database_url", "redis_url"}
OF_ONE_MACHINE |= {"jobs", "page_cache_mb", "limits", "metrics", "metrics_token", "log_level", "log_format", "uploads"}
MAX_FORM_BYTES = 4 * 1024 * 1024
PAGES_A_MINUTE = 200
PAGES_A_MINUTE_FOR_CRAWLERS = 60
SEARCHES_A_MINUTE = 40
SEARCHES = ("search.index", "feeds.search")
CRAWLER = re.compile(r"bot\b|crawl|spider", re.IGNORECASE)
# Whatever watches over the server asks often, and from one address; one page may show many pictures.
UNLIMITED = {"site.healthz", "site.readyz", "pictures.show", "pictures.show_size"}


class Application(Flask):
    """Flask with our templates; no view is a coroutine, for which it would look at each function that it calls."""

    jinja_environment = Templates

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func

    def update_template_context(self, context: dict[str, Any]) -> None:
        """What Flask would add are globals as well."""
        for name, value in page_values(self.jinja_env).items():
            context.setdefault(name, value)


def create_app(settings: Settings) -> Flask:
    """A WSGI application for these settings; it touches no database before the first request."""
    app = Application(
        "forum",
        instance_path=str(settings.instance_path.resolve()),
        template_folder=str(templates_path()),
        static_folder=None,
    )
    app.extensions[EXTENSION] = settings
    app.config.update(_config(settings))
    app.url_map.strict_slashes = False
    app.url_map.converters["int"] = BoundedInteger
    init_logs(settings)
    db.init_app(app)
    app.teardown_appcontext(lambda _error: end_reading())
    Babel(app, default_locale=settings.locale, default_timezone=settings.timezone)
    Compress(app).compress_mimetypes_set.add("application/feed+json")
    if settings.metrics == "on":
        app.extensions[METRICS] = Metrics(app, metrics_folder(settings), settings.metrics_token)
        app.before_request(_note_endpoint)
    app.before_request(_refuse_unprintable)
    app.before_request(_refuse_foreign)
    # Before anything reads the form.
    app.before_request(make_room)
    init_replicas(app, settings)
    limiter = Limiter(
        lambda: address_key(get_remote_address()),
        app=app,
        application_limits=[_page_limit],
        application_limits_exempt_when=lambda: request.endpoint in UNLIMITED,
        **_limits_storage(settings),
        enabled=settings.limits == "on",
    )
    # Before a form's token is looked at: whoever is shut out gets one answer to everything.
    app.before_request(keep_suspended_out)
    app.before_request(keep_unprotected_out)
    app.before_request(keep_unaccepted_out)
    protect = CSRFProtect(app)
    init_actor(app)
    init_templating(app, settings)
    init_errors(app)
    register_blueprints(app)
    exempt_views(app, protect)
    # Switched off, a limiter keeps nothing of what it is told.
    for endpoint in SEARCHES if limiter.enabled else ():
        limited: Any = limiter.shared_limit(f"{SEARCHES_A_MINUTE} per minute", scope="search")
        app.view_functions[endpoint] = limited(app.view_functions[endpoint])
    app.cli = Commands()
    app.extensions[SITE_OF_COMMANDS] = SITE
    app.after_request(_cache_rule)
    _wrap(app, settings)
    return app


def _config(settings: Settings) -> dict[str, Any]:
    host = urlsplit(settings.url).hostname or "localhost"
    is_plain = settings.uses_plain_cookies
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": options_for(settings.database_url, settings.database_pool),
        "SESSION_COOKIE_NAME": "session" if is_plain else "__Host-session",
        "SESSION_COOKIE_SECURE": not is_plain,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        # How old a signed cookie may be; the row of the sign-in ends it sooner.
        "PERMANENT_SESSION_LIFETIME": max(
            timedelta(days=settings.session_days_kept), timedelta(hours=settings.session_hours)
        ),
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "MAX_CONTENT_LENGTH": MAX_FORM_BYTES,
        "MAX_FORM_MEMORY_SIZE": MAX_FORM_BYTES,
        "TRUSTED_HOSTS": [host, "localhost", "127.0.0.1"] if host in {"localhost", "127.0.0.1"} else [host],
        "COMPRESS_MIN_SIZE": 1000,
        "COMPRESS_LEVEL": 1,
        "COMPRESS_ZSTD_LEVEL": 1,
        # An answer that is kept by its readers knows better when it has changed (`forum.web.conditional`).
        "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
    }


def _limits_storage(settings: Settings) -> dict[str, Any]:
    """Where requests are counted: in Redis, and while it is away in this process."""
    if not settings.redis_url:
        return {"storage_uri": "memory://"}
    return {
        "storage_uri": settings.redis_url.replace("unix://", "redis+unix://", 1),
        "storage_options": redis_options(),
        "in_memory_fallback_enabled": True,
        "key_prefix": "forum",
    }


def _shared_pages(settings: Settings) -> SharedPages | None:
    """Where the processes of a site on PostgreSQL share pages; on SQLite each knows of changes by its own counter."""
    if not settings.redis_url or settings.is_sqlite:
        return None
    told = {name: value for name, value in asdict(settings).items() if name not in OF_ONE_MACHINE}
    edition = hashlib.sha256(repr(told).encode())
    for folder in (static_path(), templates_path()):
        edition.update(digest_of(folder).encode())
    return SharedPages(RedisStore(settings.redis_url), secret=settings.secret_key, edition=edition.hexdigest())


def _page_limit() -> str:
    """Crawlers that say what they are get less, so that they leave room for readers."""
    is_crawler = CRAWLER.search(request.user_agent.string) is not None
    return f"{PAGES_A_MINUTE_FOR_CRAWLERS if is_crawler else PAGES_A_MINUTE} per minute"


def _note_endpoint() -> None:
    request.environ[ENDPOINT] = request.endpoint


def _refuse_unprintable() -> None:
    """No address of the site holds U+0000, and one of the databases does not even look for it."""
    if "\0" in request.path or any("\0" in value for value in request.args.values()):
        raise NotFound


def _refuse_foreign() -> None:
    """Nothing changes here because another site asked a reader's browser to."""
    is_change = request.method not in {"GET", "HEAD", "OPTIONS"}
    if is_change and request.endpoint not in EXEMPT and is_foreign(request):
        raise BadRequest("This request did not come from this site.")


def _cache_rule(response: Response) -> Response:
    """Whatever belongs to one person, and every error, is kept by nobody."""
    if "Cache-Control" not in response.headers:
        sets_cookie = session.modified or "Set-Cookie" in response.headers
        is_personal = bool(request.cookies) or sets_cookie or response.status_code >= 400
        response.headers["Cache-Control"] = "no-store" if is_personal else "no-cache"
    return response


def _watch_changes(app: Flask, settings: Settings) -> Changes:
    """It tells other processes of the commits of this one, and lets its connections go with those of the engine."""
    changes = changes_of(settings.database_url, app.extensions.get(ROUTER))
    with app.app_context():
        engine = db.engine
    announce_commits(engine, changes.announce)
    event.listen(engine, "engine_disposed", lambda _engine: changes.end())
    return changes


def _wrap(app: Flask, settings: Settings) -> None:
    """What stands before Flask, from the inside out; pages are kept by the scheme and host that the proxy names."""
    complete = Completing(is_https=settings.url.startswith("https:"))
    app.wsgi_app = Line(app.wsgi_app, settings.threads, partial(make_busy_page, app))  # type: ignore[method-assign]
    if settings.page_cache_mb:
        changes = _watch_changes(app, settings)
        app.extensions[KEPT_THREADS] = KeptThreads(changes)
        app.extensions[KEPT_COUNTS] = KeptCounts(changes)
        app.extensions[PAGE_CACHE] = PageCache(
            app.wsgi_app,
            changes=changes,
            addresses=app.url_map,
            codings=app.config["COMPRESS_ALGORITHM"],
            most_bytes=settings.page_cache_mb * 1024 * 1024,
            shared=_shared_pages(settings),
            before_making=app.extensions.setdefault(KNOWN_FACTS, KnownFacts()).forget,
            complete=complete,
        )
        app.wsgi_app = app.extensions[PAGE_CACHE]  # type: ignore[method-assign]
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    serve_static(app, static_path())
    metrics, counting = find_metrics(app), None
    if metrics is not None:
        counting = CountRequests(app.wsgi_app, metrics, app.extensions.get(PAGE_CACHE))
        app.wsgi_app = counting  # type: ignore[method-assign]
    app.wsgi_app = SecurityHeaders(app.wsgi_app, complete)  # type: ignore[method-assign]
    if settings.page_cache_mb:
        at_once = AtOnce(app.wsgi_app, app.extensions[PAGE_CACHE], settings.proxy_hops, counting)
        app.extensions[AT_ONCE] = app.wsgi_app = at_once  # type: ignore[method-assign]


SITE = Site(create_app, Runner)
