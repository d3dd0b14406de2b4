"""What holds for any content: what a YAML writer writes is read back, and no bytes at all raise an exception."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.content import loader
from dossier.content.records import Value, marks, records_from
from dossier.content.text import suspects
from dossier.content.tree import DictTree

TEXT = st.text(st.characters(exclude_categories=("Cs",))).filter(lambda t: not list(suspects(t)))
VALUES = st.recursive(
    TEXT | st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
)
FIELDS = st.dictionaries(TEXT, VALUES, min_size=1, max_size=4)

# Signs with a meaning to YAML or to us, so that random files come near to real ones.
SCRAPS = st.one_of(
    st.sampled_from(["a: ", "b:", "- ", "? ", ": ", "\n", "\n  ", "[", "]", "{", "}", ",", '"', "'", "|"]),
    st.sampled_from(["# ", " #x", "&a ", "*a ", "!t ", "<<: ", "---\n", "...\n", "%", "@", "`", ">", "~"]),
    st.sampled_from(
        ["null", "\\", "\t", "\r\n", "\r", "й", "\0", "\u202e", "\ufeff", "\u2028", "\u200d", "\u0306"]
    ),
)


def write(fields: dict[str, Value], **style: object) -> str:
    """YAML as PyYAML writes it, without aliases; its nothing is `null`."""

    class Writer(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    return yaml.dump(fields, Dumper=Writer, **style)  # type: ignore[call-overload,no-any-return]


@given(FIELDS, st.sampled_from([None, False, True]), st.booleans(), st.sampled_from([None, '"', "'"]))
def test_what_is_written_is_read_back(
    fields: dict[str, Value], flow: bool | None, unicode: bool, quotes: str | None
) -> None:
    if quotes:  # a writer that quotes everything quotes `null` too, which is then text
        fields = {"key": "text", **{k: v for k, v in fields.items() if isinstance(v, str)}}
    text = write(fields, default_flow_style=flow, allow_unicode=unicode, default_style=quotes)
    (record,), found = records_from(DictTree({"content/a.yaml": text}))
    assert record.fields == fields
    assert [d for d in found if d.rule not in ("not-normalised", "swallowed-text")] == []


@given(FIELDS, TEXT)
def test_front_matter_and_body_are_read_back(fields: dict[str, Value], body: str) -> None:
    text = f"---\n{write(fields)}---\n{body}"
    (record,), _ = records_from(DictTree({"content/a.md": text}))
    assert record.fields == fields
    assert record.body == (body if body.strip() else "")
    assert not record.body or record.text.split("\n")[record.body_line - 1 :] == body.split("\n")


@given(FIELDS)
def test_every_value_has_a_mark_within_its_line(fields: dict[str, Value]) -> None:
    text = write(fields)
    (record,), _ = records_from(DictTree({"content/a.yaml": text}))
    lines = text.split("\n")
    places = marks(record)
    for mark in (*places.values.values(), *places.keys.values()):
        assert 1 <= mark.column <= mark.end <= len(lines[mark.line - 1]) + 1


@given(st.binary(max_size=300), st.sampled_from(["content/a.yaml", "content/a.md"]))
def test_no_bytes_raise(data: bytes, path: str) -> None:
    records, found = records_from(DictTree({path: data}))
    assert records or found


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@given(
    st.lists(SCRAPS, max_size=30),
    st.sampled_from(["", "---\n"]),
    st.sampled_from(["content/a.yaml", "content/a.md"]),
)
def test_no_scraps_of_yaml_raise(pure: bool, scraps: list[str], start: str, path: str) -> None:
    text = start + "".join(scraps) + ("\n---\n" if start and path.endswith(".md") else "")
    with pytest.MonkeyPatch.context() as patch:
        if pure:
            patch.setattr(loader, "_PARSER", yaml.SafeLoader)
        records, found = records_from(DictTree({path: text}))
    assert records or found
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for one in found:
        assert one.message and one.mark.line <= len(lines)
        assert one.mark.column <= one.mark.end
        assert one.mark.column == 0 or one.excerpt == lines[one.mark.line - 1]
    for record in records:
        assert marks(record).at(()).path == path
