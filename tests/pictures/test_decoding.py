"""What a file becomes: by its content, upright, small, without anything that it told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import InvalidInput
from forum.pictures import MADE_OF, decode
from forum.pictures.decoding import LONGEST_SIDE
from tests.support.picture_files import bomb, moving_file, opened, picture_file, telling_file, webp_bomb

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'


def refused(data: bytes) -> str:
    with pytest.raises(InvalidInput) as error:
        decode(data)
    assert error.value.field == "picture"
    return str(error.value.message)


@pytest.mark.parametrize(("kind", "made"), [("JPEG", "jpeg"), ("PNG", "webp"), ("WEBP", "webp"), ("GIF", "webp")])
def test_each_kind_is_known_by_its_content_and_made_anew(kind: str, made: str) -> None:
    sent = picture_file(kind, (400, 300))
    picture = decode(sent)
    assert (picture.format, picture.width, picture.height) == (made, 400, 300)
    assert MADE_OF[made] == f"image/{made}"
    assert [width for width, _data in picture.files] == [320, 400]
    for width, data in picture.files:
        assert data != sent
        assert opened(data).size == (width, width * 3 // 4)
    assert picture.byte_count == sum(len(data) for _width, data in picture.files)


@pytest.mark.parametrize(
    "sent", [SVG, b"<?xml version='1.0'?>" + SVG, b"%PDF-1.7 ", b"BM" + b"\0" * 60, picture_file("TIFF"), b"words"]
)
def test_nothing_else_is_taken(sent: bytes) -> None:
    assert "JPEG, PNG, WebP or GIF" in refused(sent)


def test_nothing_that_the_file_told_is_left_and_it_stands_upright() -> None:
    picture = decode(telling_file())
    assert (picture.width, picture.height) == (40, 60)
    for _width, data in picture.files:
        assert b"Zz" not in data
        image = opened(data)
        assert not image.getexif()
        assert not {"icc_profile", "exif", "comment", "xmp"} & image.info.keys()
        # What was the lower half, and green, is the left one now.
        red, green, _blue = image.convert("RGB").getpixel((5, 30))  # type: ignore[misc]
        assert green > red


@pytest.mark.parametrize("sent", [bomb(60_000, 60_000), bomb(7_100, 7_100), webp_bomb()])
def test_too_many_pixels_are_refused_before_they_are_decoded(sent: bytes) -> None:
    assert len(sent) < 1_000
    assert "million pixels" in refused(sent)


def test_what_is_large_is_made_small() -> None:
    picture = decode(picture_file("JPEG", (5_000, 2_500)))
    assert (picture.width, picture.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert [width for width, _data in picture.files] == [320, 640, 1280, 2000]
    assert decode(picture_file("PNG", (10, 4_000))).files[-1][0] == 5


def test_a_moving_picture_stands_still_and_what_is_clear_stays_so() -> None:
    image = opened(decode(moving_file()).files[-1][1])
    assert not getattr(image, "is_animated", False)
    assert image.convert("RGB").getpixel((3, 3))[0] > 200  # type: ignore[index]
    assert opened(decode(picture_file("PNG", colour=(1, 2, 3, 0))).files[-1][1]).has_transparency_data
    assert not opened(decode(picture_file("PNG", colour=(1, 2, 3, 255))).files[-1][1]).has_transparency_data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_torn_file_is_refused_in_words(kind: str) -> None:
    whole = picture_file(kind, (300, 200))
    assert "broken" in refused(whole[: len(whole) // 2])
    assert "empty" in refused(b"")


@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]),
    changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8),
    end=st.integers(0, 10_000),
)
def test_no_damage_brings_anything_but_a_picture_or_a_refusal(
    kind: str, changes: list[tuple[int, int]], end: int
) -> None:
    sent = bytearray(picture_file(kind))
    for place, value in changes:
        sent[place % len(sent)] = value
    try:
        picture = decode(bytes(sent[: 1 + end % len(sent)]))
    except InvalidInput:
        return
    assert picture.files
