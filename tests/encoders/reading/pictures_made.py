"""Pictures made for the tests: whole ones in every form, and broken ones."""

import io
import struct
import zipfile
import zlib

import numpy as np
from PIL import Image, ImageDraw


def photo(*, width: int = 120, height: int = 80) -> Image.Image:
    """Return a picture of soft colours: reddish above left, bluish below right."""
    rows, columns = np.mgrid[0:height, 0:width]
    red = 220 - rows * 150 // height
    blue = 40 + columns * 150 // width
    return Image.fromarray(np.dstack([red, rows * 0 + 90, blue]).astype(np.uint8))


def drawing(*, width: int = 200, height: int = 160) -> Image.Image:
    """Return thin black strokes on white."""
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    pen.rectangle((30, 30, width - 30, height - 30), outline=0, width=2)
    pen.line((30, 30, width - 30, height - 30), fill=0, width=2)
    return image


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    """Return the bytes of a file of this form."""
    held = io.BytesIO()
    image.save(held, form, **options)
    return held.getvalue()


def animation(form: str) -> bytes:
    """Return three frames, the first reddish, the others white."""
    others = [Image.new("RGB", (120, 80), "white"), Image.new("RGB", (120, 80), "grey")]
    return saved(photo(), form, save_all=True, append_images=others, duration=80)


def pages(*images: Image.Image) -> bytes:
    """Return a TIFF file of several pages, packed as faxes are."""
    first, *others = (image.convert("1") for image in images)
    return saved(first, "TIFF", compression="group4", save_all=True, append_images=others)


def png_header(*, width: int, height: int) -> bytes:
    """Return a PNG file that promises this size and holds a few bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def zipped(name: str, data: bytes) -> bytes:
    """Return an archive of one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, data)
    return held.getvalue()


def with_orientation(number: int) -> bytes:
    """Return a JPEG whose EXIF says how it has to be turned."""
    exif = Image.Exif()
    exif[0x0112] = number
    return saved(photo(), "JPEG", exif=exif.tobytes(), quality=95)


def tiff_with_bad_tags() -> bytes:
    """Return a TIFF file whose tags point outside of it."""
    entries = [(256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 9_999, 1 << 30), (273, 4, 1, 1 << 31)]
    body = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + struct.pack("<I", 8)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>'
PAGE = b"<!DOCTYPE html><html><body>404</body></html>"


def broken() -> dict[str, bytes]:
    """Return files that cannot be read as pictures, by the names they pretend to."""
    whole = saved(photo(width=400, height=300), "JPEG")
    return {
        "truncated.jpg": whole[: len(whole) // 2],
        "truncated.png": saved(photo(), "PNG")[:-200],
        "truncated.webp": saved(photo(), "WEBP")[:60],
        "truncated.tif": pages(drawing())[:100],
        "empty.jpg": b"",
        "bomb.png": png_header(width=60_000, height=60_000),
        "wide.png": png_header(width=2_000_000_000, height=1),
        "short.png": png_header(width=500, height=500),
        "page.jpg": PAGE,
        "drawing.png": SVG,
        "words.gif": "只有文字，没有图片".encode(),
        "archive.jpg": zipped("a.jpg", whole),
        "paper.tif": b"%PDF-1.7 ...",
        "tags.tif": tiff_with_bad_tags(),
        "one-pixel.gif": saved(Image.new("RGB", (1, 1)), "GIF"),
        "photoshop.jpg": b"8BPS\0\1" + b"\0" * 40,
        "apple.jpg": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40,
        "zeros.bmp": b"\0" * 500,
        "head-only.jpg": whole[:20],
    }


def odd() -> dict[str, bytes]:
    """Return files that are unusual but can be read."""
    palette = photo().quantize(16)
    grey = Image.fromarray((np.arange(4800, dtype=np.uint16) * 13).reshape(60, 80))
    return {
        "cmyk.jpg": saved(photo().convert("CMYK"), "JPEG"),
        "deep.png": saved(grey, "PNG"),
        "turned.jpg": with_orientation(6),
        "animated.gif": animation("GIF"),
        "animated.webp": animation("WEBP"),
        "palette.png": saved(palette, "PNG", transparency=0),
        "named.txt": saved(photo(), "PNG"),
        "two-pages.tif": pages(drawing(), drawing(width=300)),
    }
