"""Posts from outside: writing, publishing, finding, changing, taking away."""

import re

import pytest
from flask import Flask

from forum.db import unit_of_work
from forum.permissions import Actor
from forum.queries.blogs import get_blog
from forum.services.blogs import grant_role
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


@pytest.fixture
def blog(app: Flask, admin: Actor) -> str:
    return simple_blog(app, admin, "Front porch", note="A letter a month.")


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter", name="Walter")
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def write(browser: Browser, action: str = "publish", **fields: str) -> str:
    browser.get("/posts/new")
    data = {"blog": "front-porch", "title": "A quiet morning", "body": "It *rained*.", "action": action}
    answer = browser.post("/posts/new", {"key": browser.hidden("key")} | data | fields)
    assert answer.status_code == 303, answer.text
    return answer.location or ""


def test_publish_and_read(app: Flask, blog: str, walter: Browser) -> None:
    path = write(walter)
    page = Browser(app).get(path)
    assert "<em>rained</em>" in page.text
    assert re.search(
        r"Walter</bdi></span> \| <a[^>]* href=\"/@walter\">@walter</a> \| <a[^>]*#comments\">Comments \(0\)", page.text
    )
    assert "Interested in more newsfeed posts like this?" in page.text
    assert "A letter a month." in page.text
    assert "Please" in page.text
    assert not page.headers.getlist("Set-Cookie")
    assert "A quiet morning" in Browser(app).get("/").text
    assert "A quiet morning" in Browser(app).get("/blogs/front-porch").text


def test_a_draft_is_for_its_writer(app: Flask, blog: str, walter: Browser) -> None:
    path = write(walter, action="draft")
    assert walter.get(path).status_code == 200
    assert Browser(app).get(path).status_code == 404
    assert "A quiet morning" in walter.get("/drafts").text
    assert "A quiet morning" not in Browser(app).get("/").text
    post_id = post_id_of(path)
    assert walter.post(f"/posts/{post_id}/publish").status_code == 303
    assert Browser(app).get(path).status_code == 200
    assert walter.post(f"/posts/{post_id}/unpublish").status_code == 303
    assert Browser(app).get(path).status_code == 404


def test_preview_renders_as_the_page_does_and_stores_nothing(blog: str, walter: Browser) -> None:
    walter.get("/posts/new")
    page = walter.post("/posts/new", {"blog": blog, "title": "T", "body": "**bold**", "action": "preview", "key": "k"})
    assert page.status_code == 200
    assert "<strong>bold</strong>" in page.text
    assert "**bold**" in page.text
    assert "T" not in walter.get("/drafts").text.split("<main")[1].split("</h1>")[1][:200]


def test_twice_sent_is_once_written(blog: str, walter: Browser) -> None:
    walter.get("/posts/new")
    data = {"blog": blog, "title": "Once", "body": "Only.", "action": "publish", "key": "same-key"}
    first, second = walter.post("/posts/new", data), walter.post("/posts/new", data)
    assert first.location == second.location
    assert walter.get("/").text.count(">Once<") == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": ""}, "Please give the post a title."),
        ({"title": "x" * 151}, "A title has at most 150 characters."),
        ({"body": " \n "}, "Please write something first."),
        ({"blog": "no-such-blog"}, "Please choose a blog."),
        ({"body": "x" * 100_001}, "100,000"),
    ],
)
def test_a_refused_form_comes_back_whole(blog: str, walter: Browser, fields: dict[str, str], words: str) -> None:
    walter.get("/posts/new")
    data = {"blog": blog, "title": "My title", "body": "My body", "action": "publish", "key": "k"} | fields
    page = walter.post("/posts/new", data)
    assert page.status_code == 400
    assert words in page.text
    for kept in (data["title"], data["body"]):
        assert kept.strip() in page.text


def test_editing_keeps_the_earlier_text(app: Flask, blog: str, walter: Browser) -> None:
    path = write(walter)
    post_id = post_id_of(path)
    walter.get(f"/posts/{post_id}/edit")
    answer = walter.post(
        f"/posts/{post_id}/edit", {"title": "A loud morning", "body": "It stormed.", "version": "1", "action": "save"}
    )
    assert answer.location == f"/posts/{post_id}/a-loud-morning"
    moved = Browser(app).get(f"{path}?order=newest")
    assert (moved.status_code, moved.location) == (301, f"/posts/{post_id}/a-loud-morning?order=newest")
    for query in ("", "?order=newest"):
        short = Browser(app).get(f"/posts/{post_id}{query}")
        assert (short.status_code, short.location) == (301, f"/posts/{post_id}/a-loud-morning{query}")
    history = Browser(app).get(f"/posts/{post_id}/history")
    assert "It <em>rained</em>." in history.text


def test_an_older_version_is_refused_with_both_texts(blog: str, walter: Browser) -> None:
    post_id = post_id_of(write(walter))
    for body, status in (("First change.", 303), ("Second change.", 409)):
        page = walter.post(f"/posts/{post_id}/edit", {"title": "T", "body": body, "version": "1", "action": "save"})
        assert page.status_code == status
    assert "First change." in page.text
    assert "Second change." in page.text
    page = walter.post(
        f"/posts/{post_id}/edit", {"title": "T", "body": "Second change.", "version": walter.hidden("version")}
    )
    assert page.status_code == 303


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Über das Glück", "über-das-glück"),
        ("مرحبا بالعالم", "مرحبا-بالعالم"),
        ("Edit", "edit-post"),
        ("🎈🎈", "post"),
    ],
)
def test_slugs(app: Flask, blog: str, walter: Browser, title: str, slug: str) -> None:
    path = write(walter, title=title)
    page = Browser(app).get(path)
    assert page.status_code == 200
    assert page.request.path.endswith(f"/{slug}")


def test_deleted_and_brought_back(app: Flask, blog: str, walter: Browser) -> None:
    path = write(walter)
    post_id = post_id_of(path)
    assert walter.get(f"/posts/{post_id}/delete").status_code == 200
    assert walter.post(f"/posts/{post_id}/delete").status_code == 303
    assert Browser(app).get(path).status_code == 404
    assert walter.get(path).status_code == 200
    assert walter.post(f"/posts/{post_id}/undelete").status_code == 303
    assert walter.post(f"/posts/{post_id}/publish").status_code == 303
    assert Browser(app).get(path).status_code == 200


def test_locking(app: Flask, admin: Actor, blog: str, walter: Browser) -> None:
    path = write(walter)
    post_id = post_id_of(path)
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    keeper.get(path)
    assert keeper.get(f"/moderation/posts/{post_id}/lock").status_code == 200
    assert keeper.post(f"/moderation/posts/{post_id}/lock", {"reason": "Too hot"}).status_code == 303
    page = walter.get(path)
    assert "This conversation is locked" in page.text
    assert 'name="body"' not in page.text
    refused = walter.post(f"/posts/{post_id}/replies", {"body": "Kept words", "key": "k"})
    assert refused.status_code == 409
    assert "Kept words" in refused.text
    assert "Too hot" in walter.get("/inbox").text
    assert walter.post(f"/moderation/posts/{post_id}/unlock", {"reason": "Mine"}).status_code == 403
    assert keeper.post(f"/moderation/posts/{post_id}/unlock", {"reason": "Cooled down"}).status_code == 303
    assert walter.post(f"/posts/{post_id}/replies", {"body": "Now", "key": "k"}).status_code == 303


def test_lists_page_by_place(app: Flask, admin: Actor, blog: str) -> None:
    for number in range(45):
        publish_post(app, admin, blog, f"Post number {number:02}")
    reader = Browser(app)
    seen: list[str] = []
    path = "/"
    for _page in range(3):
        page = reader.get(path)
        seen += re.findall(r">(Post number \d\d)<", page.text)
        older = re.search(r'href="([^"]*before=[^"]*)"', page.text)
        path = older.group(1) if older else ""
    assert seen == [f"Post number {number:02}" for number in range(44, -1, -1)]
    assert not path
    newer = re.search(r'href="([^"]*after=[^"]*)"', page.text)
    assert newer is not None
    assert re.findall(r">(Post number \d\d)<", reader.get(newer.group(1)).text)[0] == "Post number 24"


@pytest.mark.parametrize("query", ["?before=x", "?before=1-", "?after=99999999999999999999-1", "?before=-1--1"])
def test_unreadable_places_mean_the_beginning(app: Flask, admin: Actor, blog: str, query: str) -> None:
    publish_post(app, admin, blog)
    assert "A quiet morning" in Browser(app).get(f"/{query}").text


def test_counts_stand_in_every_list(app: Flask, admin: Actor, blog: str) -> None:
    path = publish_post(app, admin, blog)
    write_reply(app, admin, path, "One")
    write_reply(app, admin, path, "Two", to=1)
    for listing in ("/", f"/blogs/{blog}", path, "/@ruth_admin"):
        assert "Comments (2)" in Browser(app).get(listing).text, listing


def test_members_only_counts_are_not_told_to_visitors(app: Flask, admin: Actor, walter: Browser) -> None:
    path = publish_post(app, admin, simple_blog(app, admin, "Inside", reading="members"), "Among us")
    write_reply(app, admin, path, "One")
    for listing in ("/", "/blogs", "/blogs/inside", path, "/@ruth_admin"):
        page = Browser(app).get(listing)
        assert "Comments (1)" not in page.text
        assert "Among us" not in page.text
    assert "Comments (1)" in walter.get(path).text


@pytest.fixture
def keeper(app: Flask) -> Browser:
    make_member(app, "site_mod", role="moderator", name="Moritz")
    browser = Browser(app)
    browser.sign_in("site_mod")
    return browser


def choices(browser: Browser, query: str = "") -> list[tuple[str, bool, str]]:
    """Value, whether it is chosen, and words of the blogs that the form of a new post offers."""
    found = re.findall(r'<option( selected)? value="([^"]*)">([^<]*)</option>', browser.get(f"/posts/new{query}").text)
    return [(value, bool(chosen), words) for chosen, value, words in found]


def test_no_blog_is_chosen_beforehand(app: Flask, admin: Actor, blog: str, walter: Browser) -> None:
    """Unless the address names one, or there is only one."""
    assert choices(walter) == [("front-porch", False, "Front porch")]
    simple_blog(app, admin, "Kitchen")
    blogs = [("front-porch", False, "Front porch"), ("kitchen", False, "Kitchen")]
    assert choices(walter) == [("", True, "Please choose a blog"), *blogs]
    assert choices(walter, "?blog=no-such-blog") == [("", False, "Please choose a blog"), *blogs]
    assert choices(walter, "?blog=kitchen") == [blogs[0], ("kitchen", True, "Kitchen")]
    fields = {"title": "My title", "body": "My body", "action": "publish", "key": "k"}
    refused = walter.post("/posts/new", fields | {"blog": ""})
    assert refused.status_code == 400
    beside = refused.text.split('id="blog-error"')[1].split("<select")[0]
    assert "Please choose a blog." in beside
    preview = walter.post("/posts/new", fields | {"blog": "kitchen", "action": "preview"})
    assert '<option selected value="kitchen">' in preview.text


def test_history_says_when_and_why_a_version_was_replaced(blog: str, walter: Browser, keeper: Browser) -> None:
    post = f"/posts/{post_id_of(write(walter))}"
    change = {"title": "T", "action": "save"}
    assert walter.post(f"{post}/edit", change | {"body": "Second.", "version": "1"}).status_code == 303
    keeper.get(f"{post}/edit")
    changed = change | {"body": "Third.", "version": "2", "reason": "Gives an address"}
    assert keeper.post(f"{post}/edit", changed).status_code == 303
    page = walter.get(f"{post}/history").text
    newest, oldest = re.findall(r'<li class="card">(.*?)</li>', page, re.DOTALL)
    time = r'<time datetime="[^"]+">[^<]+</time>'
    assert "Second." in newest
    assert re.search(rf">Replaced on {time} by a moderator: <bdi>Gives an address</bdi></p>", newest)
    assert "It <em>rained</em>." in oldest
    assert re.search(rf">Replaced on {time}</p>", oldest)
    assert "Moritz" not in page
    assert "site_mod" not in page


def test_a_change_by_another_names_the_writer_and_asks_why(blog: str, walter: Browser, keeper: Browser) -> None:
    """The writer is asked for no reason, and neither form carries a key, which nothing reads."""
    edit = f"/posts/{post_id_of(write(walter))}/edit"
    own, other = walter.get(edit).text, keeper.get(edit).text
    assert "<h1>Edit your post</h1>" in own
    assert "<h1>Edit the post by <bdi>Walter</bdi></h1>" in other
    change = {"title": "T", "version": "1", "action": "save", "reason": "Because"}
    assert walter.post(edit, change | {"body": "First change."}).status_code == 303
    conflicts = [browser.post(edit, change | {"body": "Second."}) for browser in (walter, keeper)]
    assert [page.status_code for page in conflicts] == [409, 409]
    for page, is_asked in zip([own, other, *(found.text for found in conflicts)], [False, True] * 2, strict=True):
        assert ('name="reason"' in page) == is_asked
        assert 'name="key"' not in page
        assert 'name="version"' in page
    for conflict in conflicts:
        assert re.search(r"<p class=\"card-meta\">Saved on [^<]+</p>", conflict.text)
    walter.get("/posts/new")
    assert walter.hidden("key")


def test_who_deletes_is_told_who_can_bring_it_back(app: Flask, admin: Actor, blog: str, walter: Browser) -> None:
    make_member(app, "edith")
    with app.app_context(), unit_of_work() as work:
        grant_role(work, actor=admin, blog_id=get_blog(admin, blog).id, handle="edith", role="editor")
    editor = Browser(app)
    editor.sign_in("edith")
    for browser, words in ((walter, "You can bring"), (editor, "Its writer can bring")):
        post = f"/posts/{post_id_of(write(walter))}"
        browser.get(f"{post}/delete")
        page = browser.post(f"{post}/delete", follow=True)
        assert f"The post is deleted. {words} it back for 30 days." in page.text


def test_a_form_that_is_sent_by_itself_makes_a_draft_and_goes_on_with_it(
    app: Flask, blog: str, walter: Browser
) -> None:
    with app.app_context():
        other = simple_blog(app, make_member(app, "rosa_admin", role="admin"), "Back yard")
    walter.get("/posts/new")
    form = {"blog": blog, "title": "Morning", "body": "It rained.", "tags": "rain", "action": "autosave"}
    first = walter.post("/posts/new", form | {"key": walter.hidden("key")})
    assert first.status_code == 200
    assert first.json is not None
    assert first.json["words"].startswith("Saved at ")
    assert first.json["seen_tags"] == "rain"
    url, version = first.json["url"], first.json["version"]
    assert "Morning" in walter.get("/drafts").text
    later = form | {"body": "It rained again.", "version": version, "seen_tags": "rain"}
    saved = walter.post(url, later)
    assert saved.json is not None
    assert (saved.json["url"], saved.json["version"]) == (url, version + 1)
    # Another window of the same form: both texts are there to be compared, and none is written over.
    older = walter.post(url, later | {"body": "It snowed.", "action": "draft"})
    assert older.status_code == 409
    assert "It snowed." in older.text
    assert "It rained again." in older.text
    assert walter.post(url, form | {"title": " "}).status_code == 400
    # The blog may still be another one, with or without scripts; what was published stays where it was read.
    page = walter.get(url)
    assert f'<option selected value="{blog}">' in page.text
    published = later | {"version": walter.hidden("version"), "blog": other, "action": "publish"}
    walter.post(url, published, follow=True)
    assert walter.page is not None
    assert "Back yard" in walter.page.text.split("<main")[1].split("<h1")[0]
    assert walter.post(url, later | {"version": version + 2}).status_code == 409
    assert 'name="blog"' not in walter.get(url).text


def test_a_moderator_finds_no_form_for_what_an_admin_wrote(app: Flask, admin: Actor, blog: str) -> None:
    """Saving is refused, so that nothing is to be typed first."""
    path = publish_post(app, admin, blog, "Opening hours", "From nine to five.")
    make_member(app, "mo", role="moderator")
    browser = Browser(app)
    browser.sign_in("mo")
    address = f"/posts/{post_id_of(path)}/edit"
    fields = {"title": "Opening hours", "body": "From ten.", "version": "1", "reason": "It changed."}
    write_reply(app, admin, path, "Except on Sunday.")
    for form in (address, f"/posts/{post_id_of(path)}/replies/1/edit"):
        page = browser.get(form)
        assert page.status_code == 403
        assert "Only another admin may decide on it" in page.text
    browser.get("/settings/profile")
    for action in ("preview", "save"):
        page = browser.post(address, {**fields, "action": action})
        assert page.status_code == 403
        assert "From ten." in page.text
