"""Files of pictures for tests, made on the spot."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms


def picture_file(
    kind: str = "JPEG", size: tuple[int, int] = (40, 30), colour: tuple[int, ...] = (200, 30, 30), **options: object
) -> bytes:
    """One colour all over, but for the lower half, which is green."""
    image = Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour)
    image.paste((30, 160, 60, 255)[: len(colour)], (0, size[1] // 2, size[0], size[1]))
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def telling_file() -> bytes:
    """A JPEG that lies on its side, and tells where and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees, clockwise
    exif[0x010F] = "Zzcamera"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (48.0, 12.0, 30.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return picture_file("JPEG", (60, 40), exif=exif, icc_profile=profile, comment=b"Zzcomment")


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is this large, and is only a few bytes long."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def webp_bomb() -> bytes:
    """A WebP whose header names the largest canvas of the format."""
    size = (16_383).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


def moving_file() -> bytes:
    """A GIF of three pictures, the first of them red."""
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image
