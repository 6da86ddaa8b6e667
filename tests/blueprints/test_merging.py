"""Making two accounts or two blogs one, from outside: the preview, the act, and where the old names lead."""

from flask import Flask

from tests.browser.content import publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member

AT_MEMBER, AT_BLOG = "/admin/members/older/merge", "/admin/blogs/porch/merge"


def test_two_accounts_become_one(app: Flask) -> None:
    ruth = make_member(app, "ruth_admin", role="admin")
    older = make_member(app, "older", name="Anna")
    make_member(app, "newer", name="Anna M.")
    path = publish_post(app, ruth, simple_blog(app, ruth), "A post", "Hello @older")
    write_reply(app, older, path, "Written long ago")
    admin, anna, newer = Browser(app), Browser(app), Browser(app)
    admin.sign_in("ruth_admin")
    anna.sign_in("older")
    newer.sign_in("newer")
    assert newer.get(AT_MEMBER).status_code == 403
    assert AT_MEMBER in admin.get("/admin/members/older").text
    assert "Handle of the account that stays" in admin.get(AT_MEMBER).text
    for wanted in ("nobody", "older"):
        refused = admin.get(f"{AT_MEMBER}?into={wanted}")
        assert refused.status_code == 400
        assert 'id="into-error"' in refused.text
    assert admin.get(f"{AT_MEMBER}?into=ruth_admin").status_code == 403
    preview = admin.get(f"{AT_MEMBER}?into=@newer").text
    assert "What is lost" in preview
    assert "newer@example.org" in preview
    fields = {"into": admin.hidden("into"), "reason": ""}
    refused = admin.post(AT_MEMBER, fields)
    assert refused.status_code == 400
    assert "What is lost" in refused.text
    assert admin.post(AT_MEMBER, fields | {"reason": "You asked for it."}).location == "/@newer"
    visitor = Browser(app)
    for old, new in (("/@older", "/@newer"), ("/@OLDER?show=replies", "/@newer?show=replies")):
        answer = visitor.get(old)
        assert (answer.status_code, answer.location) == (301, new)
    assert "Written long ago" in visitor.get("/@newer?show=replies").text
    assert "Anna M." in visitor.get(path).text
    assert anna.get("/inbox").status_code == 401
    assert anna.sign_in("older").status_code == 400
    inbox = newer.get("/inbox").text
    assert "Two accounts of yours are one now." in inbox
    assert "You asked for it." in inbox
    assert "A post" in newer.get("/mentions").text
    register = Browser(app)
    register.get("/register")
    form = {"handle": "older", "email": "else@example.org", "password": "nine patient otters", "terms": "y"}
    assert register.post("/register", form).status_code == 400
    assert admin.post(AT_MEMBER, fields | {"reason": "Again."}).status_code == 409


def test_two_blogs_become_one(app: Flask) -> None:
    ruth = make_member(app, "ruth_admin", role="admin")
    simple_blog(app, ruth, "Porch", reading="members")
    simple_blog(app, ruth, "Garden")
    path = publish_post(app, ruth, "porch", "A post of the porch")
    admin, walter = Browser(app), Browser(app)
    admin.sign_in("ruth_admin")
    make_member(app, "walter")
    walter.sign_in("walter")
    assert walter.get(AT_BLOG).status_code == 403
    assert AT_BLOG in admin.get("/admin/blogs").text
    assert "Garden – everyone reads it" in admin.get(AT_BLOG).text
    assert admin.get(f"{AT_BLOG}?into=zz").status_code == 400
    preview = admin.get(f"{AT_BLOG}?into=garden").text
    assert "In the old blog, members read it. In the new blog, everyone reads it." in preview
    fields = {"into": "garden", "reason": "One is enough."}
    page = admin.post(AT_BLOG, fields)
    assert page.status_code == 400
    assert "Other people can read and find it there." in page.text
    assert "One is enough." in page.text
    assert Browser(app).get(path).status_code == 404
    assert admin.post(AT_BLOG, fields | {"is_wider": "y"}).location == "/blogs/garden"
    assert Browser(app).get("/blogs/porch").location == "/blogs/garden"
    assert "A post of the porch" in Browser(app).get("/blogs/garden").text
    assert admin.get(AT_BLOG).status_code == 404
