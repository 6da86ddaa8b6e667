"""Each field takes what people have and refuses what harms others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.validation import (
    InvalidEmail,
    InvalidHandle,
    InvalidName,
    InvalidPassword,
    check_display_name,
    check_email,
    check_handle,
    check_password,
    email_key,
    handle_key,
    local_path,
    looks_like,
    slugify,
)


@pytest.mark.parametrize("raw", ["jo", " Joe_Smith ", "a1", "x" * 30, "@joe"])
def test_good_handles(raw) -> None:
    assert check_handle(raw) == raw.strip().lstrip("@")


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "a",
        "x" * 31,
        "_joe",
        "joe_",
        "jo e",
        "joé",
        "јое",
        "Admin",
        "former_member",
        "formermember",
        "sign_in",
    ],
)
def test_bad_handles(raw) -> None:
    with pytest.raises(InvalidHandle):
        check_handle(raw)


def test_look_alikes() -> None:
    for other in ("ma1y", "M_a_l_y", "MAIY"):
        assert looks_like(other, ["maly"])
    assert looks_like("rnark5", ["marks"])
    assert looks_like("vvi11", ["will"])
    assert not looks_like("mary", ["maly"])
    assert handle_key("JoE") == "joe"


@pytest.mark.parametrize("raw", ["Mary", "  Mary \t Smith ", "محمد", "王小明", "José", "👩‍⚕️ Ann", "Modi", "Stafford"])
def test_good_names(raw) -> None:
    assert check_display_name(raw, staff_names=["Colleen Young"]) == " ".join(raw.split())


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "  ",
        "\u200d",
        "\u3164",
        "x" * 61,
        "a\u202eb",
        "a\u200bb",
        "a\x00b",
        "Colleen  young",
        "Соllееn Yоung",
        "C0lleen_Young",
        "Site Admin",
        "Moderator Joe",
        "A d m i n",
        "аdmin",
        "Adrnin",
        "ＳＴＡＦＦ",
        "a" + "\u0323" * 9,
    ],
)
def test_bad_names(raw) -> None:
    with pytest.raises(InvalidName):
        check_display_name(raw, staff_names=["Colleen Young"])


@pytest.mark.parametrize("raw", ["a@b.org", "A.b+c@Example.ORG", "ü@bücher.example", "a@sub.b-c.org"])
def test_good_emails(raw) -> None:
    assert check_email(f" {raw}\n") == raw
    assert email_key(raw) == email_key(raw.upper())


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "a",
        "@b.org",
        "a@",
        "a@b",
        "a b@c.org",
        "a@b..org",
        "a@-b.org",
        "a@b.org\nBcc: c@d.org",
        "a@b@c.org",
        "a" * 65 + "@b.org",
        "a@" + "b." * 130 + "org",
        ".a@b.org",
        "a@1.2.3.4",
        '"a"@b.org',
        "a,b@c.org",
        "a\x00@b.org",
    ],
)
def test_bad_emails(raw) -> None:
    with pytest.raises(InvalidEmail):
        check_email(raw)


def test_passwords() -> None:
    for good in ("correct horse", "пароль мой", "x" * 127 + "y"):
        assert check_password(good, handle="joe", email="joe@x.org") == good
    for bad in (
        "short",
        "y" * 129,
        "aaaaaaaa",
        "12345678",
        "87654321",
        "abcdefgh",
        "QWERTYUI",
        "JoeSmith1",
        "Js@x.orgs",
    ):
        with pytest.raises(InvalidPassword):
            check_password(bad, handle="joesmith1", email="js@x.orgs")
    with pytest.raises(InvalidPassword):
        check_password("localpart", handle="joe", email="localpart@x.org")


def test_slugs() -> None:
    assert slugify("Aging & Health: Take Charge!", fallback="x") == "aging-health-take-charge"
    assert slugify("Über 王 हिन्दी", fallback="x") == "über-王-हिन्दी"
    assert slugify("?!", fallback="post") == "post"
    assert slugify("word " * 40, fallback="x") == "-".join(["word"] * 16)


@given(st.text(max_size=300))
def test_slugs_are_clean(title) -> None:
    slug = slugify(title, fallback="post")
    assert 1 <= len(slug) <= 80
    assert "--" not in slug
    assert slug == slug.strip("-")
    assert "/" not in slug


@pytest.mark.parametrize("raw", ["/", "/posts/1/a?at=3", "/@joe", "/posts/1/über", "/a?next=//x"])
def test_local_paths(raw) -> None:
    assert local_path(raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "a",
        "//x.org",
        "///x",
        "/\\x.org",
        "\\/x",
        "https://x.org",
        "/\t/x.org",
        "/a//b",
        "/%2fx",
        "/%5Cx",
        " /a",
        "/a b",
        "/\n",
        "javascript:x",
        "/" + "a" * 2_000,
    ],
)
def test_foreign_paths(raw) -> None:
    assert local_path(raw) is None
