"""What reads texts from outside, each as a target of the guided search, with what must hold of whatever it reads."""

import json
import re
from collections.abc import Callable
from datetime import date
from unittest.mock import patch

import yaml
from fuzz.guided import Target
from hostile.parsers import faults

from dossier.base.diagnostic import Diagnostic, has_errors
from dossier.base.edtf import Edtf, EdtfError, ends, parse, say, say_short, sort_key, within
from dossier.base.errors import DossierError
from dossier.base.folding import LONGEST, fold, words
from dossier.base.ids import proposed_id, valid_id
from dossier.base.report import as_github, as_sarif, as_text
from dossier.content import loader, records
from dossier.content.added import with_item
from dossier.content.fields import fields_from
from dossier.content.marks import marks_in
from dossier.content.records import Record, records_from
from dossier.content.snapshots import snapshots_from
from dossier.content.text import text_from
from dossier.content.tree import DictTree
from dossier.entries import CLASSES, Person
from dossier.entries.answers import answered
from dossier.entries.proposals import id_for
from dossier.entries.schema import known_ids
from dossier.lint.quotes import lost_piece, nearest, plain
from dossier.outputs.plain_yaml import as_yaml, written
from dossier.prose.body import Html, Prose, prose_from
from dossier.prose.parsed import parsed_prose
from dossier.site.manifest import from_json, to_json
from dossier.web import memory, wayback
from dossier.web.ask import Manner, Reply, Unanswered

YAML = "title: Talks\ndate: 2025-06-02\ntags: [a, 'b', \"c\"]\nsides:\n- party: x\n  say: |\n    One.\n- {party: y}\n"
SIGNS = (
    "\n",
    "\n  ",
    "- ",
    ": ",
    "a: ",
    "? ",
    "#",
    " #",
    "|",
    ">-",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!t ",
)
MORE = (
    "<<: ",
    "---\n",
    "...\n",
    "%",
    "\\",
    "\\u0041",
    "\\x00",
    "\t",
    "\r\n",
    "\0",
    "null",
    "~",
    "\ufeff",
    "\u2028",
    "é",
    "e\u0301",
)
PATH = "content/actors/x.md"


def record_of(path: str, text: str) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    records._record_of.cache_clear()
    found, complaints = records_from(DictTree({path: text.encode("utf-8", "surrogatepass")}))
    return (found[0] if found else None), complaints


def told(found: tuple[Diagnostic, ...], text: str) -> None:
    """Every complaint has its words and a place in the text, and can be reported."""
    for one in found:
        assert (
            one.message and 0 <= one.mark.line <= text.count("\n") + 1 and one.mark.column <= one.mark.end
        ), one
    as_text(found, colour=True, width=60)
    as_github(found)
    as_sarif(found)


def yaml_text(text: str) -> None:
    """Both parsers read the same where both read; what is read can be written, and is then read as the same."""
    clean, _ = text_from("a.yaml", text.encode("utf-8", "surrogatepass"))
    if clean is None:
        return
    fields, found = fields_from("a.yaml", text := clean)
    told(found, text)
    marks_in("a.yaml", text)
    with patch.object(loader, "_PARSER", yaml.SafeLoader):
        by_pyyaml, more = fields_from("a.yaml", text)
        told(more, text)
    if fields is not None and not has_errors(found):
        assert by_pyyaml is None or has_errors(more) or by_pyyaml == fields, (by_pyyaml, fields)
        again, slips = fields_from("a.yaml", as_yaml(fields)) if fields else (fields, ())
        assert again == fields and not has_errors(slips), (as_yaml(fields), again)
        for name, value in fields.items():
            alone, slips = fields_from("a.yaml", written(name, value) + "\n")
            assert has_errors(slips) or alone == {name: value} or "\n" in name, (written(name, value), alone)


def file_text(text: str) -> None:
    record, found = record_of(PATH, text)
    told(found, text)
    if record:
        assert not record.body or record.text.split("\n")[record.body_line - 1 :] == record.body.split("\n")
        records.marks(record)


def edtf(text: str) -> None:
    try:
        found = parse(text)
    except EdtfError as error:
        assert error.message and error.hint
        if error.hint.startswith("write ") and " " not in (instead := error.hint.removeprefix("write ")):
            parse(instead)
        return
    _date_holds(found)


def _date_holds(found: Edtf) -> None:
    assert parse(str(found)) == found and say(found) and say_short(found)
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    sort_key(found)
    ends(found)
    within(found, found)


def body(text: str) -> None:
    text = _whole(text)
    prose, slips = prose_from(text)
    assert (prose, slips) == (parsed_prose(text) if text.strip() else (Prose(), ()))
    for slip in slips:
        assert slip.message and 1 <= slip.line <= text.count("\n") + 1, slip
    html = html_of(text)
    for name, rest in re.findall(r"<([a-zA-Z0-9!?/]+)([^>]*)>", html):
        assert name.lower() not in ("script", "img", "iframe", "svg", "style", "base"), html
        assert not re.search(r"\son\w+\s*=|style=|href=.(?!https?:|mailto:|#)", rest, re.IGNORECASE), html
    assert "\0" not in html and all(0 < link.line <= text.count("\n") + 1 for link in prose.links())


def html_of(text: str) -> str:
    return "".join(part.html if isinstance(part, Html) else " " for part in prose_from(_whole(text))[0].parts)


def _whole(text: str) -> str:
    """The text as a file can hold it."""
    return text.encode("utf-8", "replace").decode()


def body_seen(text: str) -> None:
    wrong = faults("x.html", f"<!doctype html><title>x</title>{html_of(text)}".encode())
    assert not wrong, wrong


def search(text: str) -> None:
    """Folding is a function of words, which hold no space, and of nothing else."""
    for word in words(text):
        assert word and not re.search(r"[\s\x00-/:-@\[-`{-\x7f]", word), word
        assert len(fold(word)) <= LONGEST
    assert words(text) == words(text.upper().lower()) or not text.isascii()
    assert valid_id(proposed_id(text, taken=()))


def quote(text: str) -> None:
    """A text is found in itself, and what is not found has its nearest words."""
    said, _, copy = text.partition("|")
    assert plain(plain(copy)) == plain(copy)
    if not re.search(r"[\[\]()…]|\.\.\.", said):
        assert lost_piece(said, plain(f"a {said} b")) == ""
    piece = lost_piece(said, plain(copy))
    assert not piece or len(nearest(piece, plain(copy))) <= 160
    snapshots_from(
        DictTree({"snapshots/a.txt": text.encode("utf-8", "surrogatepass")}), {"a": "snapshots/a.txt"}
    )


def patched(text: str) -> None:
    """An item added to a list leaves a file that is read, or is refused; whether it is right is looked at by who asks."""
    record, found = record_of("content/sources/x.yaml", text)
    if not record or has_errors(found):
        return
    item = {"url": "https://a.example/1", "date": "2025-01-01"}
    try:
        data = with_item(text.encode("utf-8", "surrogatepass"), record, "archives", item, ("url", "title"))
    except DossierError:
        return
    again, slips = record_of("content/sources/x.yaml", data.decode())
    if (
        again
        and not has_errors(slips)
        and "archives" in again.fields
        and text.startswith("url: x\narchives:\n  - url: y\n")
    ):
        before = record.fields["archives"]
        assert isinstance(before, list) and again.fields == {**record.fields, "archives": [*before, item]}, (
            data
        )


KNOWN_IDS = known_ids(())


def answer(text: str) -> None:
    """What a person says to a question: a value that its file holds, or a word on what is wrong."""
    name, _, said = text.partition("=")
    for cls in (Person, *CLASSES):
        if name in cls.model_fields and name not in ("prose", "id"):
            told = answered(cls, name, said.strip(), KNOWN_IDS)
            if not told.slips and not told.missing and isinstance(told.value, str | list | dict):
                fields, slips = fields_from("", written(name, told.value) + "\n")
                assert fields == {name: told.value} and not has_errors(slips), (told.value, fields, slips)
                id_for(cls, {name: told.value}, ())


def manifest(text: str) -> None:
    """What cannot be believed is no manifest; what can is written and read as the same."""
    found = from_json(text.encode("utf-8", "surrogatepass"))
    assert from_json(to_json(found)).entries.keys() == found.entries.keys()


def remembered(text: str) -> None:
    found = memory.memory_from(text)
    memory.due(found, found, date(2026, 1, 1), 30, 3)
    assert memory.memory_from(memory.as_text(found)) == found


def archive(text: str) -> None:
    """Whatever the archive says: a copy, none, or a refusal in words."""
    reply = Reply(200, {}, text.encode("utf-8", "surrogatepass"), "https://a.example", False)
    with patch.object(wayback, "ask", lambda *_asked, **_more: reply):
        try:
            copy = wayback.nearest("https://a.example", None, wayback.Archive(), Manner(agent="test"))
        except Unanswered as refusal:
            assert str(refusal)
            return
    assert copy is None or copy.url.startswith("http")


def _json(value: object) -> str:
    return json.dumps(value)


JSON = (
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"',
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "NaN",
    "Infinity",
    "1e999",
    "-1",
    "0.5",
    "[" * 600,
)
ENTRY = ["key", [["view", "a"]], ["x"], 3, "digest", [1, 2, 3, 4, 5]]
KNOWN = {"checked": "2025-01-01", "state": "ok", "since": "2025-01-01", "detail": "x", "moved_to": "y"}
CLOSEST = {"url": "http://web.archive.org/web/20250101000000/https://a.example", "status": "200"}


def _target(
    name: str, run: Callable[[str], object], seeds: tuple[str, ...], tokens: tuple[str, ...], *traced: str
) -> Target:
    return Target(name, run, seeds, tokens, traced)


TARGETS = {
    target.name: target
    for target in (
        _target("yaml", yaml_text, (YAML,), SIGNS + MORE, "dossier/content/", "yaml/scanner.py", "yaml/parser.py", "plain_yaml"),
        _target("file", file_text, (f"---\n{YAML}---\n\nText.\n", f"---\n{YAML}"), (*SIGNS, *MORE, "\n---\n", "—", "\udc80"), "dossier/content/"),
        _target(
            *("edtf", edtf, ("2025-06-02", "2025-XX~", "2025/2026?", "[2025,2026..2027]", "about 3 June 2025")),
            ("-", "/", "..", "~", "?", "%", "X", "[", "]", "{", "}", ",", "Y", "T10:00", "Z", "20", "0", "13", "e", "21", " June ", "circa ", "spring ", "s", "²"),
            "dossier/base/edtf/",
        ),
        _target(
            *("body", body, ("## Talks\n\nIn [[x|words]] [@s, p. 3]^[note] *a* **b** `c` <https://a.example>\n\n- a\n\n> b\n\n| a |\n|---|\n| b |\n",)),
            ("[[", "]]", "|", "[@", "]", "(", ")", "^[", "[^1]", "[^1]: ", "*", "_", "~~", "`", "```\n", "<", ">", "&lt;", "&#0;", "\\", "!", "# ", "\n", "\n\n", "    ", "- ", "1. ", "---\n", "https://a.example", "javascript:", "\0", "\0000\0", '"', "'", "<b>", "<!--"),
            *("dossier/entries/", "mdit_py_plugins/", "markdown_it/"),
        )._replace(look=body_seen),
        _target("search", search, ("Zelenskyy's", "Зеленський", "ʼ’ 東京 ﬁ ẞ"), ("a", "sch", "ii", "'", "’s", "ж", "ь", "東", "ー", "\u0301", "ﷺ", "İ", "_", "-", "١"), "dossier/base/"),
        _target("quote", quote, ("We shall [...] meet|We shall, he said, meet.",), ("|", "[", "]", "...", "…", "“", "—", " ", "\u00ad", "ß", "İ", "a b", "(...)", "."), "dossier/lint/quotes.py", "dossier/content/snapshots.py"),
        _target("patch", patched, (f"{YAML}url: https://a.example\n", "url: x\narchives:\n  - url: y\n    date: 2025\n", "url: x\narchives: [{url: y}]\n"), (*SIGNS, *MORE, "archives:", "archives: [", "url: x", "  - url: y\n"), "dossier/content/"),
        _target("answer", answer, ("name=Vera", "cites=[gazette]", "delegations=north:party, south:party", "date=2025", "native_name={uk: Київ}", "url=https://a.example/2025/01/02"), ("=", ", ", ":", "[", "]", "{", "}", '"', "'", "\\", "name", "cites", "url", "date", "https://", "http://[", "://", "@", "#", "- ", "|", "null", "\n"), "dossier/entries/"),
        _target("manifest", manifest, (_json({"format": "dossier manifest", "version": 1, "folder": 1, "turn": 2, "files": {"a/b": ENTRY}}),), (*JSON, "..", "/", '"files"'), "dossier/site/"),
        _target("memory", remembered, (_json({"version": 1, "links": {"https://a.example": KNOWN}}),), (*JSON, "2025-13-01", "9999-12-31", "0001-01-01"), "dossier/web/"),
        _target("archive", archive, (_json({"archived_snapshots": {"closest": CLOSEST}}), _json({"archived_snapshots": {}})), (*JSON, "/web/", "00000000", "http://"), "dossier/web/"),
    )
}  # fmt: skip
"""By name."""
