"""From what somebody sent to what the site shows: decoded, turned upright, made small, encoded anew.

Nothing of the file itself is kept, and so nothing that it says of its maker, camera and place. How large a picture is
stands in its first bytes; one with too many pixels is refused before any of them is decoded.
"""

import threading
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.pictures.decoded import MOST_PIXELS, DecodedPicture

# Its decoder holds every pixel several times.
MOST_PIXELS_OF_WEBP = 25_000_000
LONGEST_SIDE = 2_000
WIDTHS = (320, 640, 1280)
# Modes that can be made smaller as they are.
DIRECT = {"L", "RGB", "RGBA", "CMYK"}
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = {"jpeg": 84, "webp": 86}
# Of the WebP header, RFC 9649: what follows "RIFF", the size and "WEBP".
_VP8X, _VP8L, _VP8 = b"VP8X", b"VP8L", b"VP8 "

# Pillow's own limit only warns; ours refuses.
Image.MAX_IMAGE_PIXELS = None
# The largest take up to 400 MB meanwhile: one at a time in each process.
_decoding = threading.Lock()


def decode(data: bytes) -> DecodedPicture:
    """What a file becomes; raises `InvalidInput` for `picture` where it is none of the formats, broken or too large."""
    if not data:
        raise InvalidInput(_("This file is empty. Please choose another."), field="picture")
    with _decoding:
        try:
            return _encoded(_upright(data), "jpeg" if data.startswith(b"\xff\xd8") else "webp")
        except InvalidInput:
            raise
        # The decoders raise whatever a broken file makes them stumble over.
        except Exception as error:
            raise InvalidInput(
                _("This picture is broken and cannot be read. Please choose another."), field="picture"
            ) from error


def _upright(data: bytes) -> Image.Image:
    """The first picture of the file, as it is to be seen, without anything else that the file holds."""
    if data[8:12] == b"WEBP":
        # Its decoder takes memory for all pixels as soon as it looks at the header.
        _check_pixels(*_webp_size(data), most=MOST_PIXELS_OF_WEBP)
    try:
        picture: Image.Image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise InvalidInput(
            _("This is not a picture that can be shown here. Please choose a JPEG, PNG, WebP or GIF file."),
            field="picture",
        ) from error
    _check_pixels(*picture.size)
    if picture.format == "JPEG":
        # Decodes at a half, a quarter or an eighth where that is still large enough.
        picture.draft(picture.mode, (LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    # Whatever follows makes copies; of the whole it would take memory several times.
    small = _scaled(picture, LONGEST_SIDE) if picture.mode in DIRECT else picture
    plain = _in_common_colours(small)
    plain.info = {}
    return plain


def _check_pixels(width: int, height: int, *, most: int = MOST_PIXELS) -> None:
    if width * height > most:
        raise InvalidInput(
            _(
                "This picture has %(pixels)s million pixels; at most %(most)s million can be taken. "
                "Please make it smaller.",
                pixels=-(-width * height // 1_000_000),
                most=most // 1_000_000,
            ),
            field="picture",
        )


def _webp_size(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == _VP8X:
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == _VP8L:
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == _VP8:
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return 0, 0


def _in_common_colours(picture: Image.Image) -> Image.Image:
    """In sRGB, which is what a picture without a profile is taken for; with transparency only where it has some."""
    has_alpha = picture.has_transparency_data
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGBA" if picture.mode == "RGBA" else "RGB"
            )
            picture = converted or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that nobody can read says nothing.
            pass
    if not has_alpha:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    lowest, _highest = picture.getchannel("A").getextrema()
    return picture if isinstance(lowest, int | float) and lowest < 255 else picture.convert("RGB")


def _encoded(picture: Image.Image, name: str) -> DecodedPicture:
    picture = _scaled(picture, LONGEST_SIDE)
    width, height = picture.size
    files = [
        (smaller, _encode(_resized(picture, (smaller, max(1, round(height * smaller / width)))), name))
        for smaller in WIDTHS
        # A size that saves next to nothing is not worth its file.
        if smaller * 1.1 < width
    ]
    files.append((width, _encode(picture, name)))
    return DecodedPicture(name, width, height, tuple(files))


def _scaled(picture: Image.Image, longest: int) -> Image.Image:
    """With no side longer than that; the picture itself where it is small enough."""
    factor = longest / max(picture.size)
    if factor >= 1:
        return picture
    return _resized(picture, (max(1, round(picture.width * factor)), max(1, round(picture.height * factor))))


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(picture: Image.Image, name: str) -> bytes:
    out = BytesIO()
    if name == "jpeg":
        picture.save(out, "JPEG", quality=QUALITY[name], optimize=True, progressive=True)
    else:
        picture.save(out, "WEBP", quality=QUALITY[name], method=3)
    return out.getvalue()
