"""`dossier new`: what it asks, what it refuses at once, and that the file passes the check when filled in."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from worlds import BASE

from dossier.base.diagnostic import has_errors
from dossier.base.report import as_text
from dossier.check import check
from dossier.cli import main
from dossier.cli.new import KINDS

MORE = {
    "content/issues/fees.yaml": "title: Harbour fees\nquestion: Who pays the fees?\nreview: candidate\n",
    "content/places/quay.yaml": "name: Quay\nkind: city\nreview: candidate\n",
    "content/tracks/pilots.yaml": "name: Pilots\nformat: bilateral\nparties: [northport, southport]\n"
    "status: active\nreview: candidate\n",
}

VALUES = {
    "person": [
        "name=Ivo Marin",
        "tenures=[{office: northport/secretary, end: 2025-07-17, cites: [gazette]}]",
    ],
    "organisation": ["name=Harbour Council", "kind=government_body"],
    "place": ["name=Lighthouse", "kind=venue"],
    "track": [
        "name=Talks of the pilots",
        "format=bilateral",
        "parties=northport, southport",
        "status=unclear",
    ],
    "meeting": [
        "title=On the pier",
        "date=2026-05-02",
        "status=scheduled",
        "kind=in_person",
        "delegations=northport:party, southport:party",
        "place=quay",
        "cites=gazette",
    ],
    "event": ["title=The buoys are laid", "date=2025-06-01", "kind=other", "cites=gazette"],
    "issue": ["title=Fairway", "question=Who dredges the fairway?"],
    "position": [
        "holder=northport",
        "issue=fees",
        "date=2025-06-01",
        "stance=demands",
        "basis=on_record",
        "summary=Ships pay.",
        "stated_by=ana-petrovic",
        "cites=gazette",
    ],
    "document": [
        "title=Draft of the harbour treaty",
        "date=2025-06-01",
        "kind=draft",
        "status=proposed",
        "authenticity=official",
        "cites=gazette",
    ],
    "claim": [
        "text=The quay was closed on 1 June 2025.",
        "claimed_by=gazette",
        "status=unverified",
        "cites=gazette",
    ],
    "source": [
        "title=What the pilots want",
        "kind=news",
        "publisher=The Courier",
        "language=en",
        "reliability=solid",
        "url=https://courier.example/2025/06/02/pilots",
        "published=2025-06-02",
    ],
    "watch": [
        "question=Will the fairway be dredged?",
        "opened=2025-07-01",
        "due=2026-07-01",
        "criteria=A ship of ten metres passes.",
        "status=open",
        "cites=gazette",
    ],
    "page": ["title=About", "kind=about"],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in {**BASE, **MORE}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def new(
    project: Path, kind: str, *arguments: str, sets: Sequence[str] = (), answers: str | None = None
) -> Result:
    options = [option for item in sets for option in ("--set", item)]
    asks = ["--ask"] if answers is not None else []
    return CliRunner().invoke(
        main, ["new", kind, *arguments, "-C", str(project), *options, *asks], input=answers
    )


def the_file(project: Path, ran: Result) -> Path:
    assert ran.exit_code == 0, ran.output
    found = re.search(r"^wrote (.+)$", ran.output, re.MULTILINE)
    assert found
    return Path(found[1])


@pytest.mark.parametrize("kind", KINDS)
def test_with_all_it_must_have_the_file_passes_the_check(kind: str, project: Path) -> None:
    """As written, and with every optional field taken in as it stands, since blanks count as left out."""
    path = the_file(project, new(project, kind, sets=VALUES[kind]))
    found = check(project).diagnostics
    assert not has_errors(found), as_text(found, colour=False, width=100)
    text = path.read_text("utf-8")
    assert max(map(len, text.splitlines())) <= 110
    path.write_text(re.sub(r"^# (?=\w+:|  [- ] ?\w+:)", "", text, flags=re.MULTILINE))
    rules = {d.rule for d in check(project).diagnostics if d.mark.path.endswith(path.name) and d.level == 0}
    assert rules <= {"missing-field", "too-few"}, "an example is not one"


@pytest.mark.parametrize("kind", KINDS)
def test_with_nothing_only_blanks_are_missing(kind: str, project: Path) -> None:
    ran = new(project, kind, "--id", "new-entry")
    path = the_file(project, ran)
    here = [d for d in check(project).diagnostics if d.mark.path.endswith(path.name)]
    assert {(d.rule, str(d.level)) for d in here} == {("missing-field", "warning")}
    told = re.search(r"fill in (.*), then run `dossier check`", ran.output)
    missing = {d.message.split('"')[1] for d in here}
    assert told and missing <= {*told[1].split(", "), "party", "role"}


IDS = {
    "person": ("person", ["name=Ivo Marin"], "marin"),
    "person in another script": ("person", ["name=Олена Ковальчук"], "kovalchuk"),
    "place": ("place", ["name=Old Lighthouse", "kind=venue"], "old-lighthouse"),
    "meeting": ("meeting", VALUES["meeting"], "quay-2026-05-02"),
    "meeting of a month": ("meeting", ["place=quay", "date=2026-05~"], "quay-2026-05"),
    "meeting of two days": ("meeting", ["place=quay", "date=2026-05-02/2026-05-03"], "quay-2026-05-02"),
    "call": (
        "meeting",
        ["kind=call", "date=2026-05-02", "delegations=northport:party, southport:party"],
        "northport-southport-call-2026-05-02",
    ),
    "position": ("position", VALUES["position"], "northport-fees-2025-06-01"),
    "source": ("source", VALUES["source"], "courier-what-the-20250602"),
    "claim": ("claim", VALUES["claim"], "the-quay-was-closed-on-1-june-2025"),
    "taken": ("person", ["name=Gazette"], "gazette-2"),
}


@pytest.mark.parametrize(("kind", "sets", "expected"), IDS.values(), ids=IDS)
def test_the_id_is_proposed_from_what_is_known(
    kind: str, sets: list[str], expected: str, project: Path
) -> None:
    assert the_file(project, new(project, kind, sets=sets)).stem == expected


REFUSED = {
    "a bad date": ("event", ["date=3.4.2025"], 'date: "3.4.2025" is not a date; write 2025-04-03'),
    "an unknown word": ("event", ["kind=voting"], '"voting" is not a kind; did you mean "vote"?'),
    "an unknown field": ("event", ["titel=A"], 'there is no field "titel", did you mean "title"?'),
    "no field at all": ("event", ["title"], 'write --set FIELD=VALUE, not "title"'),
    "an unknown place": ("event", ["place=quey"], 'no place "quey"; did you mean "quay" (Quay)?'),
    "a name where an id should be": (
        "position",
        ["stated_by=Anna Petrovic"],
        'did you mean "ana-petrovic" (Ana Petrovic)?',
    ),
    "an unknown stance": ("position", ["stance=demand"], '"demand" is not a stance; did you mean "demands"?'),
    "an open bracket": ("person", ["native_name={uk: Іво"], "is never closed"),
    "an invisible character": ("person", ["name=Ve\u200bra"], "invisible character U+200B"),
    "bytes that are no text": ("person", ["name=Ve\udcffra"], "byte 0xFF is not UTF-8"),
    "nothing to make an id of": ("event", ["kind=vote"], "give the entry an id"),
}


@pytest.mark.parametrize(("kind", "sets", "message"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_value_is_refused_and_nothing_is_written(
    kind: str, sets: list[str], message: str, project: Path
) -> None:
    before = sorted(project.rglob("*"))
    ran = new(project, kind, sets=sets)
    assert ran.exit_code == 2
    assert message in " ".join(ran.stderr.split())
    assert sorted(project.rglob("*")) == before


def test_an_id_that_is_taken_is_refused(project: Path) -> None:
    ran = new(project, "person", "--id", "gazette", sets=["name=Gazette"])
    assert ran.exit_code == 2
    assert 'the id "gazette" is taken by content/sources/gazette.yaml' in ran.stderr


def test_the_questions_and_their_answers(project: Path) -> None:
    """A wrong date, a half word, a list asked for, a name for an id, a role left out, an id accepted."""
    answers = (
        "Second round\n5.6.2025\n2025-06-05\nhel\nscheduled\nin_person\n"
        "Northport:party, southport\nhosts\nhost\n?qu\nQuay\n\n\ngazete\ngazette\n\n"
    )
    ran = new(project, "meeting", answers=answers)
    path = the_file(project, ran)
    assert path.relative_to(project).as_posix() == "content/meetings/quay-2025-06-05.yaml"
    head = path.read_text("utf-8").partition("\n\n")[0]
    assert head == (
        "title: Second round\n"
        "date: 2025-06-05\n"
        "status: scheduled\n"
        "kind: in_person\n"
        "delegations:\n"
        "  - party: northport\n"
        "    role: party\n"
        "  - party: southport\n"
        "    role: host\n"
        "place: quay\n"
        "track: # the series it belongs to; id of a track\n"
        "summary: # one or two sentences, plain text\n"
        "cites: [gazette]\n"
        "review: candidate # draft keeps it off the site\n"
        "checked: # the day somebody verified it"
    )
    for told in (
        '"5.6.2025" is not a date; write 2025-06-05',
        '"hel" is not a status; did you mean "held"?',
        '"hosts" is not a role; did you mean "host"?',
        "quay  Quay",
        "= quay",
        'no source "gazete"; did you mean "gazette" (The harbour talks begin)?',
    ):
        assert told in ran.output


def test_a_source_is_filled_from_others_at_its_host(project: Path) -> None:
    the_file(project, new(project, "source", sets=VALUES["source"]))
    url = "https://www.courier.example/2025/06/09/reply"
    ran = new(project, "source", url, "--accessed", "2025-06-10", sets=["title=A reply", "kind=news"])
    text = the_file(project, ran).read_text("utf-8")
    assert "as in 1 other source of courier.example: publisher The Courier, language en" in ran.output
    for line in (f"url: {url}", "accessed: 2025-06-10", "publisher: The Courier", "reliability: solid"):
        assert f"\n{line}\n" in text
    assert "\npublished: #" in text  # a day in the address is a guess


def test_in_a_terminal_the_day_in_the_address_is_proposed(project: Path) -> None:
    answers = "A reply\nnews\nThe Gazette\nen\nsolid\n\n2025-06-10\n\n"
    ran = new(project, "source", "https://courier.example/2025/06/09/reply", answers=answers)
    text = the_file(project, ran).read_text("utf-8")
    assert "published: 2025-06-09\naccessed: 2025-06-10\n" in text


def test_an_address_is_one_source(project: Path) -> None:
    the_file(project, new(project, "source", sets=VALUES["source"]))
    ran = new(project, "source", "http://www.courier.example/2025/06/02/pilots/", sets=["title=Again"])
    assert ran.exit_code == 2
    assert "this address is the source courier-what-the-20250602 already" in ran.stderr


def test_a_new_entry_goes_where_its_like_are(project: Path) -> None:
    """A narrative where meetings have one; a position in the folder of its issue where all are."""
    (project / "content/meetings").mkdir()
    meeting = (
        "title: A\ndate: 2025\nstatus: unclear\nkind: call\ndelegations: [{party: northport, role: party}]"
    )
    (project / "content/meetings/first.md").write_text(f"---\n{meeting}\n---\n")
    assert the_file(project, new(project, "meeting", sets=VALUES["meeting"])).suffix == ".md"
    fees = project / "content/positions/fees"
    fees.mkdir(parents=True)
    (fees / "p.yaml").write_text(
        "holder: southport\nissue: fees\ndate: 2025\nsummary: A.\nstance: open\nbasis: on_record\n"
    )
    assert the_file(project, new(project, "position", sets=VALUES["position"])).parent == fees


def test_the_schema_in_the_first_line_can_be_found_from_the_file(project: Path) -> None:
    path = the_file(project, new(project, "place", "--modeline", sets=VALUES["place"]))
    first = path.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../.dossier/schema/place.json"
    assert CliRunner().invoke(main, ["schema", "--write", "-C", str(project)]).exit_code == 0
    assert (path.parent / first.partition("=")[2]).resolve().is_file()


def test_the_schemas_know_a_new_entry_at_once(project: Path) -> None:
    assert CliRunner().invoke(main, ["schema", "--write", "-C", str(project)]).exit_code == 0
    the_file(project, new(project, "place", sets=VALUES["place"]))
    assert '"lighthouse"' in (project / ".dossier/schema/meeting.json").read_text("utf-8")


def test_long_texts_are_folded_and_read_back_the_same(project: Path) -> None:
    text = "A sentence: with a colon, that is said again and again. " * 4
    path = the_file(project, new(project, "event", sets=[*VALUES["event"], f"summary={text}"]))
    done = check(project)
    entry = next(entry for entry in done.loaded.entries if entry.id == path.stem)
    assert entry.summary == text.strip()
    assert "summary: >-\n  A sentence: with" in path.read_text("utf-8")
