"""Tables of people, organisations, offices and who held them."""

from collections.abc import Iterator

from dossier.entries import Entry, Organisation, Person
from dossier.entries.actor import Affiliation, Member, Tenure
from dossier.entries.common import ExternalIds, NameFields
from dossier.graph.sides import party_of, side_of
from dossier.graph.survey import Survey
from dossier.outputs.exports.rows import each, parts, parts_of_all
from dossier.outputs.exports.sheet import Cell, Row, Spec, Take, day, entry_id, given, number, of


def _party(survey: Survey, row: Row) -> Cell:
    return party_of(survey.dossier, row[0].id)


def _side(survey: Survey, row: Row) -> Cell:
    side = side_of(survey.dossier, row[0].id)
    return side.code if side else None


PARTY = given("party", "The party it belongs to, by its offices and parents.", _party, target="entries")
SIDE = given("side", "The code of its side.", _side)


def _registers(survey: Survey) -> Iterator[Row]:
    for entry in survey.dossier.entries.values():
        for register in ExternalIds.model_fields if entry.external_ids else ():
            if found := getattr(entry.external_ids, register):
                yield (entry, register, found)


def _native(survey: Survey) -> Iterator[Row]:
    for entry in survey.dossier.entries.values():
        for language, name in vars(entry).get("native_name", {}).items():
            yield (entry, language, name)


def _offices(survey: Survey) -> Iterator[Row]:
    for org in survey.dossier.all(Organisation):
        for key, office in org.offices.items():
            yield (org, key, office)


def _attested(survey: Survey) -> Iterator[Row]:
    for person in survey.dossier.all(Person):
        for place, tenure in enumerate(person.tenures, 1):
            for date in tenure.attested:
                yield (person, place, date)


def _nationalities(survey: Survey) -> Iterator[Row]:
    for person in survey.dossier.all(Person):
        for code in person.nationality:
            yield (person, code)


def _office_columns() -> Take:
    from dossier.entries.actor import Office

    return of(2, Office, "name", "full_name", "rank", "seats", "start", "end")


def _text(_: Survey, row: Row) -> Cell:
    return str(row[2])


def _second(_: Survey, row: Row) -> Cell:
    return str(row[1])


def _label(_: Survey, row: Row) -> Cell:
    entry: Entry = row[0]
    return entry.label


SHEETS = (
    Spec(
        "people",
        "People, each with a public role in the conflict's diplomacy",
        each(Person),
        (
            entry_id("id"),
            of(0, Person, "name", "short_name", "name_basis", "gender"),
            PARTY,
            SIDE,
            of(0, Person, "born", "died", "public_role_basis", "website", "summary"),
        ),
    ),
    Spec(
        "nationalities",
        "Nationalities of people, by ISO 3166-1 code",
        _nationalities,
        (entry_id("person"), given("country", "ISO 3166-1 alpha-2 code.", _second)),
        ("person", "country"),
    ),
    Spec(
        "organisations",
        "States, bodies and other organisations",
        each(Organisation),
        (
            entry_id("id"),
            of(0, Organisation, "name", "short_name", "kind", "country", "parent"),
            PARTY,
            SIDE,
            of(0, Organisation, "party_role", "founded", "dissolved", "seat", "website", "summary"),
            of(0, Organisation, "reliability", "reliability_basis", "owner_state", "independence"),
        ),
    ),
    Spec(
        "names",
        "Other names and spellings, one a row",
        parts_of_all("aliases"),
        (
            entry_id("entry"),
            number(1),
            of(2, NameFields, "name", "lang", "script", "kind", "scheme", "since", "until"),
        ),
        ("entry", "number"),
    ),
    Spec(
        "native_names",
        "Names in their own scripts",
        _native,
        (
            entry_id("entry"),
            given("lang", "Language of the name, BCP 47.", _second),
            given("name", "The name.", _text),
        ),
        ("entry", "lang"),
    ),
    Spec(
        "external_ids",
        "The same things in other registers",
        _registers,
        (
            entry_id("entry"),
            given("register", "wikidata, opensanctions, pax ...", _second),
            given("id", "Its id there.", _text),
        ),
        ("entry", "register"),
    ),
    Spec(
        "offices",
        "Offices of organisations",
        _offices,
        (
            given("office", "The office, as organisation/office.", lambda _, row: f"{row[0].id}/{row[1]}"),
            entry_id("org"),
            _office_columns(),
        ),
        ("office",),
    ),
    Spec(
        "tenures",
        "Who held which office, from when until when",
        parts(Person, "tenures"),
        (
            entry_id("person"),
            number(1),
            of(2, Tenure, "office", "start", "end", "acting", "appointed_by", "instrument"),
            of(2, Tenure, "ended_because", "note"),
        ),
        ("person", "number"),
    ),
    Spec(
        "attested",
        "Days on which a source names somebody in an office",
        _attested,
        (
            entry_id("person"),
            given("tenure", "Its number in tenures.", lambda _, row: int(row[1]), "integer"),
            day("date", "The day.", lambda _, row: row[2]),
        ),
        ("person", "tenure", "date"),
    ),
    Spec(
        "affiliations",
        "Ties of people to organisations that are no offices",
        parts(Person, "affiliations"),
        (entry_id("person"), number(1), of(2, Affiliation, "org", "role", "start", "end")),
        ("person", "number"),
    ),
    Spec(
        "members",
        "Members of coalitions and organisations of states",
        parts(Organisation, "members"),
        (entry_id("org"), number(1), of(2, Member, "actor", "start", "end")),
        ("org", "number"),
    ),
)
