"""The pages of newsletters: the same words for every address, no cookie for readers, and nothing typed lost."""

from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.db import end_reading, now, session, unit_of_work
from forum.models import AuditEntry, Blog, Mail, NewsletterIssuePost, NewsletterSubscriber
from forum.services.newsletter_sending import send_next
from forum.services.newsletter_subscribers import stop_newsletter
from forum.services.suppressions import suppress
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.newsletters import open_newsletter, send_issue, subscribe, write_issue
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

LIST = {"source": "The old program", "consented_on": "2024-05-31", "proof": "Each confirmed by a link."}


@pytest.fixture
def blog(app: Flask) -> Blog:
    """Its newsletter comes by hand; `ruth` is an admin."""
    ruth = make_member(app, "ruth", role="admin")
    slug = simple_blog(app, ruth, "Garden")
    found = session().scalars(select(Blog).where(Blog.slug == slug)).one()
    session().expunge(found)
    end_reading()
    open_newsletter(found, keeper=ruth)
    return found


@pytest.fixture
def ruth(app: Flask, blog: Blog) -> Browser:
    browser = Browser(app)
    browser.sign_in("ruth")
    browser.get("/blogs/garden/newsletter/import")
    return browser


def test_every_address_gets_the_same_answer(app: Flask, blog: Blog) -> None:
    subscribe(blog, "known")
    with unit_of_work() as work:
        stop_newsletter(work, subscriber_id=subscribe_in(work, blog, "ended"))
        suppress(work, "closed@reader.example", "bounce")
    answers = set()
    for name in ("new", "known", "ended", "closed", "new"):
        visitor = Browser(app)
        page = visitor.get("/newsletter/garden")
        assert (page.headers["Cache-Control"], page.headers.getlist("Set-Cookie")) == ("no-store", [])
        sent = visitor.post("/newsletter/garden", {"email": f"{name}@reader.example", "csrf_token": None})
        then = visitor.follow()
        answers.add((sent.status_code, sent.location, then.text, tuple(then.headers.getlist("Set-Cookie"))))
    assert len(answers) == 1
    asked = session().scalars(select(Mail.to_address).where(Mail.template == "newsletter_confirm")).all()
    assert sorted(asked) == [f"{name}@reader.example" for name in ("closed", "ended", "new", "new")]


def subscribe_in(work: Session, blog: Blog, name: str) -> int:
    row = NewsletterSubscriber(
        blog_id=blog.id,
        address=f"{name}@reader.example",
        address_key=f"{name}@reader.example",
        state="confirmed",
        consented_at=now(),
        confirmed_at=now(),
    )
    work.add(row)
    work.flush()
    return row.id


def test_what_is_no_address_comes_back_and_another_site_is_refused(app: Flask, blog: Blog) -> None:
    visitor = Browser(app)
    for wrong in ("", "eva", "eva@", "a@b.example, c@d.example"):
        page = visitor.post("/newsletter/garden", {"email": wrong})
        assert page.status_code == 400
        assert 'role="alert"' in page.text
        assert not wrong or f'value="{wrong}"' in page.text
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        page = visitor.client.post("/newsletter/garden", data={"email": "eva@reader.example"}, headers=headers)
        assert page.status_code == 400
    assert session().scalars(select(NewsletterSubscriber.id)).all() == []


def test_a_visitor_who_reads_the_blog_gets_its_form_and_no_cookie(app: Flask, blog: Blog) -> None:
    page = Browser(app).get("/blogs/garden")
    assert 'action="/newsletter/garden"' in page.text
    assert page.headers.getlist("Set-Cookie") == []
    with unit_of_work() as work:
        work.execute(update(Blog).where(Blog.id == blog.id).values(reading="members"))
    make_member(app, "walter")
    walter = Browser(app)
    walter.sign_in("walter")
    assert "/newsletter/" not in walter.get("/blogs/garden").text


def test_an_issue_is_written_in_the_order_that_was_chosen(app: Flask, blog: Blog, ruth: Browser) -> None:
    walter = make_member(app, "walter")
    first, second, third = (
        post_id_of(publish_post(app, walter, "garden", title, f"Text of {title}."))
        for title in ("Ash", "Birch", "Cedar")
    )
    ruth.get("/blogs/garden/newsletter/issues/new")
    key = ruth.fields()["key"]
    fields = {"subject": "Trees", "words": "Dear *readers*", "rate": "100", "key": key}
    places = [f"{first}:2", f"{second}:0", f"{third}:1"]
    refused = ruth.post("/blogs/garden/newsletter/issues/new", {**fields, "subject": "", "place": places})
    assert refused.status_code == 400
    assert f'<option value="{third}:1" selected>' in refused.text
    assert "Dear *readers*" in refused.text
    ruth.post("/blogs/garden/newsletter/issues/new", {**fields, "place": places})
    again = ruth.page
    ruth.post("/blogs/garden/newsletter/issues/new", {**fields, "place": places})
    assert again is not None
    assert ruth.page is not None
    assert again.location == ruth.page.location
    order = session().scalars(select(NewsletterIssuePost.post_id).order_by(NewsletterIssuePost.position)).all()
    assert order == [third, first]
    end_reading()
    page = ruth.follow().text
    assert "Dear <em>readers</em>" in page
    assert page.index("Cedar") < page.index("Ash")
    assert "Birch" not in page
    assert "the link that stops it stands here" in page


def test_the_list_is_saved_as_text_and_that_is_written_down(app: Flask, blog: Blog, ruth: Browser) -> None:
    subscribe(blog, "eva", "=cmd", "+49")
    page = ruth.post("/blogs/garden/newsletter/subscribers.csv")
    assert page.mimetype == "text/csv"
    lines = page.text.splitlines()
    assert lines[0] == "address,consented_at,confirmed_at,source,proof"
    assert [line.partition("@")[0] for line in lines[1:]] == ["eva", "'=cmd", "'+49"]
    (entry,) = session().scalars(select(AuditEntry).where(AuditEntry.action == "export")).all()
    assert (entry.subject_kind, entry.subject_id) == ("newsletter", blog.id)


def test_a_file_is_moved_in_and_a_refused_one_comes_back(app: Flask, blog: Blog, ruth: Browser) -> None:
    path = "/blogs/garden/newsletter/import"
    raw = "\ufeffemail,since\neva@reader.example,2020-01-01\nnonsense\nida@reader.example\n".encode()
    refused = ruth.post(path, LIST | {"proof": "", "file": (BytesIO(raw), "list.csv"), "lines": "ada@reader.example"})
    assert refused.status_code == 400
    for line in ("ada@reader.example", "eva@reader.example,2020-01-01", "nonsense", "The old program"):
        assert line in refused.text
    done = ruth.post(path, LIST | {"file": (BytesIO(raw), "list.csv")}, follow=True)
    assert "Line 3: this is not an e-mail address" in done.text
    assert len(session().scalars(select(NewsletterSubscriber.id)).all()) == 2
    assert session().scalars(select(Mail.id)).all() == []


def test_pages_of_an_editor_cost_the_same_for_few_and_for_many(app: Flask, blog: Blog, ruth: Browser) -> None:
    admin = make_member(app, "otto", role="admin")
    counts: list[list[int]] = []
    for amount in (2, 18):
        for _ in range(amount):
            subscribe(blog, f"r{len(counts)}-{_}")
            write_issue(admin, blog, [post_id_of(publish_post(app, admin, "garden", f"Post {len(counts)}-{_}"))])
        sent = []
        for path in ("", "/issues/1", "/issues/1/edit", "/issues/new"):
            with count_statements() as statements:
                assert ruth.get(f"/blogs/garden/newsletter{path}").status_code == 200
            sent.append(len(statements))
        counts.append(sent)
    assert counts[0] == counts[1]


def test_progress_is_shown_and_rates_are_checked(app: Flask, blog: Blog, ruth: Browser) -> None:
    admin = make_member(app, "otto", role="admin")
    subscribe(blog, "eva", "ida")
    issue_id = write_issue(admin, blog, words="Hello", rate=60)
    send_issue(admin, blog, issue_id)
    path = f"/blogs/garden/newsletter/issues/{issue_id}"
    refused = ruth.post(f"{path}/rate", {"rate": "5"})
    assert refused.status_code == 400
    assert "from 10 to 60,000" in refused.text
    ruth.post(f"{path}/rate", {"rate": "600"})
    with unit_of_work() as work:
        send_next(work, issue_id=issue_id)
    page = ruth.get(path).text
    assert "Sent 0 of 2." in page
    assert "Ready at about" in page
    ruth.post(f"{path}/stop")
    assert "An editor stopped it." in ruth.get(path).text
    ruth.post(f"{path}/resume")
    assert "Being sent" in ruth.get(path).text
