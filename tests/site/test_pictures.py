"""Pictures of the theme lose their metadata, whatever program wrote them, and look as before."""

import base64
import random
import struct
import zlib

import pytest

from dossier.base.errors import DossierError
from dossier.site.assets import fingerprinted
from dossier.site.pictures import REFUSED, plain

SECRET = b"tambur 50.4501 N 30.5234 E"
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////"
    "////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A"
    "J//Z"
)
"""Eight by eight points of grey, without metadata."""
WEBP = base64.b64decode("UklGRjQAAABXRUJQVlA4ICgAAABwAQCdASoIAAgABABoJaACdAFAAAD+6mX8GyRTnL/8bx/ku/t32UAA")
"""The same in red."""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*more: bytes) -> bytes:
    """One red point, with further chunks before its data."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + data + chunk(b"IEND", b"")


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    return JPEG[:20] + b"".join(segments) + JPEG[20:] + after


def segment(kind: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


def webp(*parts: tuple[bytes, bytes], flags: int = 0) -> bytes:
    """The red points in the extended form, with further chunks after them."""
    extended = riff(b"VP8X", bytes((flags, 0, 0, 0)) + b"\x07\0\0\x07\0\0")
    inner = b"WEBP" + extended + WEBP[12:] + b"".join(riff(*part) for part in parts)
    return riff(b"RIFF", inner)


def riff(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def exif(turned: int, order: str = "<") -> bytes:
    """Exif with a place in words, and how the picture is turned."""
    entries = [struct.pack(f"{order}HHIHH", 274, 3, 1, turned, 0)]
    start = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HIH", 42, 8, len(entries))
    return start + b"".join(entries) + SECRET


WITH = {
    "place and camera (Exif)": ("a.jpg", jpeg(segment(0xE1, b"Exif\0\0" + exif(1)))),
    "notes (XMP)": ("a.jpeg", jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + SECRET))),
    "caption and author (IPTC)": ("a.jpg", jpeg(segment(0xED, b"Photoshop 3.0\08BIM" + SECRET))),
    "the profile of a device (ICC)": ("a.JPG", jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1" + SECRET))),
    "a comment": ("a.jpg", jpeg(segment(0xFE, SECRET))),
    "parts of a maker's own": ("a.jpg", jpeg(*(segment(kind, SECRET) for kind in range(0xE3, 0xF0)))),
    "a thumbnail": ("a.jpg", JPEG[:2] + segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\3\3" + SECRET + b"\0") + JPEG[20:]),
    "a second picture behind the first": ("a.jpg", jpeg(after=JPEG + SECRET)),
    "words after Adobe's colours": ("a.jpg", jpeg(segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET))),
    "texts of three kinds": (
        "a.png",
        png(
            chunk(b"tEXt", b"Author\0" + SECRET),
            chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET)),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
        ),
    ),
    "place, profile, time and more": (
        "a.png",
        png(*(chunk(kind, exif(1)) for kind in (b"eXIf", b"iCCP", b"tIME", b"pHYs", b"sPLT", b"prVw", b"caBX"))),
    ),
    "what was cut off": ("a.png", png() + chunk(b"IDAT", SECRET)),
    "metadata of three kinds": (
        "a.webp",
        webp((b"EXIF", exif(1)), (b"XMP ", SECRET), (b"ICCP", SECRET), (b"abcd", SECRET), flags=0x2C),
    ),
    "what follows its end": ("a.webp", WEBP + SECRET),
}  # fmt: skip


@pytest.mark.parametrize("name", WITH)
def test_nothing_that_only_tells_of_the_picture_is_published(name: str) -> None:
    path, data = WITH[name]
    made = plain(path, data)
    assert not [word for word in (SECRET, zlib.compress(SECRET), b"Exif", b"EXIF", b"ICC") if word in made]
    assert made == plain(path, made)


def test_what_shows_the_picture_stays() -> None:
    assert plain("a.jpg", jpeg(segment(0xE1, SECRET))) == JPEG
    kept = (chunk(b"gAMA", b"\0\0\xb1\x8f"), chunk(b"PLTE", b"\xff\0\0"), chunk(b"tRNS", b"\0\0\0\0\0\0"))
    assert plain("a.png", png(*kept, chunk(b"tEXt", SECRET))) == png(*kept)
    assert plain("a.webp", WEBP) == WEBP
    assert plain("a.webp", webp((b"XMP ", SECRET), flags=0x14)) == webp(flags=0x10)
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")  # without it the colours would be others
    assert adobe in plain("a.jpg", jpeg(adobe))


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("form", ["jpg", "png", "webp"])
def test_a_picture_that_is_turned_by_its_metadata_is_refused(form: str, order: str) -> None:
    turned = exif(6, order)
    made = {
        "jpg": lambda: jpeg(segment(0xE1, b"Exif\0\0" + turned)),
        "png": lambda: png(chunk(b"eXIf", turned)),
        "webp": lambda: webp((b"EXIF", turned), flags=0x08),
    }
    with pytest.raises(DossierError, match=rf"a\.{form}: .*turn the picture itself and save it"):
        plain(f"a.{form}", made[form]())


def test_a_picture_that_moves_is_refused() -> None:
    with pytest.raises(DossierError, match="it moves; save one picture of it"):
        plain("a.webp", webp((b"ANIM", b"\0" * 6), flags=0x02))


@pytest.mark.parametrize("ending", sorted(REFUSED))
def test_formats_whose_metadata_cannot_be_removed_are_refused(ending: str) -> None:
    with pytest.raises(
        DossierError, match=f"a{ending}: metadata cannot be removed .*; save it as PNG, JPEG or WebP"
    ):
        plain(f"a{ending}", b"")


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "svg"])
def test_no_bytes_raise_anything_but_words(ending: str) -> None:
    whole = {
        "jpg": WITH["a thumbnail"][1],
        "png": png(),
        "webp": webp((b"EXIF", exif(1))),
        "svg": DRAWING.encode(),
    }
    chance = random.Random(20260218)
    refused = 0
    for _ in range(2_000):
        data = bytearray(whole[ending][: chance.randrange(len(whole[ending]) + 1)])
        for _ in range(chance.randrange(1, 4)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            plain(f"a.{ending}", bytes(data))
        except DossierError as error:
            refused += 1
            assert str(error).startswith(f"a.{ending}: ")
    assert refused > 1_000


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>A</title><path id="a" d="M0 0h8"/></svg>'


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<path onload="alert(1)"/>',
        '<a href="javascript:alert(1)"/>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//evil.example"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>',
        '<p xmlns="http://www.w3.org/1999/xhtml">a</p>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        "<metadata>tambur</metadata>",
        '<path xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:label="tambur"/>',
        '<x:namedview xmlns:x="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>',
        '<?xml-stylesheet href="https://evil.example/x.css"?>',
    ],
)
def test_a_drawing_that_runs_loads_or_tells_is_refused(inner: str) -> None:
    with pytest.raises(DossierError, match=r"^a\.svg: a drawing may .*; save it as plain SVG$"):
        plain("a.svg", DRAWING.replace("<title>", f"{inner}<title>").encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_drawing_with_entities_is_refused(encoding: str) -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "{"a" * 99}"><!ENTITY b "{"&a;" * 99}">]>{DRAWING}'
    with pytest.raises(DossierError, match=r"^a\.svg: "):
        plain("a.svg", bomb.encode(encoding))


def test_a_drawing_that_is_one_stays_as_it_is() -> None:
    drawing = (
        f'<?xml version="1.0"?>\n<!-- ours -->{DRAWING.replace("</svg>", "")}<use href="#a"/></svg>'.encode()
    )
    assert plain("a.svg", drawing) == drawing


def test_what_the_site_publishes_is_the_picture_without_them() -> None:
    assets = fingerprinted({"photo.jpg": WITH["place and camera (Exif)"][1], "x.js": SECRET})
    made = {page.path: page.render() for page in assets.pages}
    assert made[assets.names["photo.jpg"]] == JPEG
    assert made[assets.names["x.js"]] == SECRET
    assert assets.names["photo.jpg"] == fingerprinted({"photo.jpg": JPEG}).names["photo.jpg"]
