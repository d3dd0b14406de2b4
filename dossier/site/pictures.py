"""Pictures without what cameras and programs write into them: place, device, owner, thumbnails, notes, older versions.

Of JPEG, PNG and WebP only what shows the picture is kept, by a list of parts; nothing is drawn again. Colour profiles
go too, since they name devices, so a picture should be sRGB. SVG is looked at, not changed: it is text that somebody
can mend. Formats whose metadata lie among their data are refused.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from dossier.base.errors import DossierError

REFUSED = frozenset((".avif", ".bmp", ".gif", ".heic", ".heif", ".jp2", ".jxl", ".tif", ".tiff"))
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND")
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"
"""Version 1.2, no unit, square points, no thumbnail (JFIF 1.02)."""
_TURNED = "its metadata say that it is turned, and they are removed; turn the picture itself and save it"


class _Damaged(Exception):
    """The bytes are not what the name says, or end too soon."""


def plain(path: str, data: bytes) -> bytes:
    """The picture without metadata; other files as they are.

    DossierError for one that is damaged, that would look other than it does now, or whose format is refused."""
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    if ending in REFUSED:
        raise DossierError(f"{path}: metadata cannot be removed from {ending}; save it as PNG, JPEG or WebP")
    if ending not in _FORMATS:
        return data
    try:
        return b"".join(_FORMATS[ending](data))
    except (_Damaged, IndexError, struct.error):
        raise DossierError(f"{path}: this is no whole {ending[1:].upper()} picture; save it again") from None
    except DossierError as error:
        raise DossierError(f"{path}: {error}") from None


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that a decoder needs (ITU-T T.81, annex B), and Adobe's word on colours."""
    if data[:2] != b"\xff\xd8":
        raise _Damaged
    yield data[:2]
    at = 2
    while True:
        if data[at] != 0xFF:
            raise _Damaged
        kind = data[at + 1]
        if kind == 0xFF:  # filling
            at += 1
        elif kind == 0xD9:
            yield b"\xff\xd9"
            return
        else:
            end = at + 2 + _number(">H", data, at + 2)
            yield _segment(kind, data[at:end])
            at = end
            if kind == 0xDA:
                at = _scanned(data, end)
                yield data[end:at]


def _segment(kind: int, segment: bytes) -> bytes:
    """A segment as it is published: nothing of those that only tell of the picture."""
    told = segment[4:]
    if kind == 0xE0:
        return _JFIF if told.startswith(b"JFIF\0") else b""
    if kind == 0xE1 and told.startswith(b"Exif\0\0"):
        _refuse_turned(told[6:])
    if kind == 0xEE and told.startswith(b"Adobe"):
        return b"\xff\xee\x00\x0e" + told[:12]
    return b"" if 0xE0 <= kind <= 0xEF or kind in (0xFE, *range(0xF0, 0xFE)) else segment


def _scanned(data: bytes, at: int) -> int:
    """Where the coded picture ends: at a marker that is neither a stuffed zero nor a restart."""
    found = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]").search(data, at)
    if found is None:
        raise _Damaged
    return found.start()


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks that show the picture (W3C PNG, 11), up to the end that it names."""
    if not data.startswith(_PNG):
        raise _Damaged
    yield _PNG
    at = len(_PNG)
    while True:
        end = at + 12 + _number(">I", data, at)
        kind = data[at + 4 : at + 8]
        if end > len(data):
            raise _Damaged
        if kind == b"eXIf":
            _refuse_turned(data[at + 8 : end - 4])
        if kind in _PNG_PARTS:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _webp(data: bytes) -> Iterator[bytes]:
    """The chunks that show the picture (RFC 9649), under a head that says how long they are."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise _Damaged
    kept = b"".join(_webp_parts(data, 8 + _number("<I", data, 4)))
    yield b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


def _webp_parts(data: bytes, whole: int) -> Iterator[bytes]:
    at = 12
    while at < whole:
        size = _number("<I", data, at + 4)
        kind, end = data[at : at + 4], at + 8 + size + size % 2
        if end > len(data):
            raise _Damaged
        if kind in (b"ANIM", b"ANMF"):
            raise DossierError("it moves; save one picture of it")
        if kind == b"EXIF":
            _refuse_turned(data[at + 8 : end].removeprefix(b"Exif\0\0"))
        if kind == b"VP8X":  # of its flags only that there is transparency is still true
            yield data[at : at + 8] + bytes((data[at + 8] & 0x10,)) + data[at + 9 : end]
        elif kind in (b"VP8 ", b"VP8L", b"ALPH"):
            yield data[at:end]
        at = end


def _refuse_turned(exif: bytes) -> None:
    """Raise where Exif (CIPA DC-008, tag 274) turns the picture: without it, it would lie on its side."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return
    start = _number(f"{order}I", exif, 4)
    for at in range(start + 2, start + 2 + 12 * _number(f"{order}H", exif, start), 12):
        if _number(f"{order}H", exif, at) == 274 and _number(f"{order}H", exif, at + 8) != 1:
            raise DossierError(_TURNED)


def _number(form: str, data: bytes, at: int) -> int:
    (found,) = struct.unpack_from(form, data, at)
    return int(found)


def _svg(data: bytes) -> Iterator[bytes]:
    """The drawing as it is, if it is nothing but one."""
    if b"\0" in data:  # UTF-16, in which the next line would see nothing
        raise _Damaged
    if re.search(rb"<!(?!--)|<\?(?!xml[\s?])", data):
        raise DossierError("a drawing may have no declarations; save it as plain SVG")
    from xml.etree import ElementTree  # 10 ms, and few themes have such pictures

    try:
        elements = list(ElementTree.fromstring(data).iter())
    except (ElementTree.ParseError, ValueError):
        raise _Damaged from None
    for element in elements:
        if fault := _svg_fault(str(element.tag), element.attrib):
            raise DossierError(f"a drawing may not hold {fault}; save it as plain SVG")
    yield data


def _svg_fault(tag: str, attributes: Mapping[str, str]) -> str:
    """What in an element runs, loads, or tells of its maker."""
    space, _, name = tag.rpartition("}")
    if space not in ("", "{http://www.w3.org/2000/svg") or name.lower() in _FOREIGN:
        return f"<{name}>"
    for key, value in attributes.items():
        short = key.rpartition("}")[2].lower()
        if short.startswith("on") or (short in ("href", "src") and not value.startswith("#")):
            return f'{short}="{value[:40]}"'
        if key[:1] == "{" and not key.startswith(
            ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/")
        ):
            return f"the attribute {short}"
    return ""


_FOREIGN = frozenset(
    (
        *("animate", "animatemotion", "animatetransform", "set", "script", "handler", "listener"),
        *("foreignobject", "iframe", "image", "metadata"),
    )
)
_FORMATS: Mapping[str, Callable[[bytes], Iterator[bytes]]] = MappingProxyType(
    {".jpg": _jpeg, ".jpeg": _jpeg, ".png": _png, ".webp": _webp, ".svg": _svg}
)
