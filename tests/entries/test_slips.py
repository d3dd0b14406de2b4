"""One of each structural mistake, all in one run: exactly one message each, at its line and column."""

import json

import pytest
from worlds import SETTINGS, checked, told

MISTAKES = {
    "unknown-field content/meetings/m1.yaml:5:1": """
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        status: held
        kind: in_person
        delegation: []
        delegations: []
    """,
    "missing-field content/meetings/m1.yaml:1:1": """
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        kind: in_person
        delegations: []
        review: candidate
    """,
    "missing-field content/meetings/m1.yaml:6:5": """
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        status: held
        kind: in_person
        delegations:
          - party: northport
        review: candidate
    """,
    "unknown-value content/meetings/m1.yaml:3:9": """
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        status: done
        kind: in_person
        delegations: []
    """,
    "bad-date content/meetings/m1.yaml:2:7": """
        === content/meetings/m1.yaml
        title: First round
        date: 2.6.2025
        status: held
        kind: in_person
        delegations: []
    """,
    "wrong-type content/meetings/m1.yaml:5:14": """
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        status: held
        kind: in_person
        delegations: northport
    """,
    "unknown-reference content/meetings/m1.yaml:6:12": """
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        status: held
        kind: in_person
        delegations:
          - party: nortport
            role: party
    """,
    "wrong-type-of-entry content/meetings/m1.yaml:6:12": """
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        status: held
        kind: in_person
        delegations:
          - party: gazette
            role: party
    """,
    "unknown-reference content/actors/x.yaml:5:13": """
        === content/actors/x.yaml
        kind: person
        name: Vera Lind
        review: candidate
        tenures:
          - office: northport/ministre
    """,
    "unknown-reference content/pages/p.md:6:5": """
        === content/pages/p.md
        ---
        title: About
        kind: about
        ---

        See [[nobody-here]].
    """,
    "unknown-reference content/pages/p.md:8:4": """
        === content/pages/p.md
        ---
        title: About
        kind: about
        ---

        One line.

        It [@gazete, p. 3] says.
    """,
    "bad-address content/pages/p.md:6:5": """
        === content/pages/p.md
        ---
        title: About
        kind: about
        ---

        [a](javascript:alert(1))
    """,
    "raw-html content/pages/p.md:6:6": """
        === content/pages/p.md
        ---
        title: About
        kind: about
        ---

        Some <b>bold</b> words.
    """,
    "duplicate-key content/places/p.yaml:3:1": """
        === content/places/p.yaml
        name: Halfway
        kind: city
        name: Halfways
    """,
    "anchor content/places/p.yaml:1:7": """
        === content/places/p.yaml
        name: &a Halfway
        kind: city
    """,
    "tag content/places/p.yaml:1:7": """
        === content/places/p.yaml
        name: !!str Halfway
        kind: city
    """,
    "bad-code content/places/p.yaml:3:10": """
        === content/places/p.yaml
        name: Halfway
        kind: city
        country: UK
    """,
    "bad-code content/places/p.yaml:3:11": """
        === content/places/p.yaml
        name: Halfway
        kind: city
        timezone: Kyiv
    """,
    "unknown-folder content/meeting/m.yaml": """
        === content/meeting/m.yaml
        title: A
    """,
    "bad-id content/places/Half_Way.yaml": """
        === content/places/Half_Way.yaml
        name: Halfway
        kind: city
    """,
    "duplicate-id content/sources/gazette.yaml": """
        === content/places/gazette.yaml
        name: Halfway
        kind: city
    """,
    "front-matter content/pages/p.md:1:1": """
        === content/pages/p.md
        title: About
        kind: about
    """,
    "unknown-field content/places/p.yaml:3:1": """
        === content/places/p.yaml
        name: Halfway
        kind: city
        id: other
    """,
    "circle content/places/p.yaml:3:9": """
        === content/places/p.yaml
        name: Halfway
        kind: city
        within: q
        === content/places/q.yaml
        name: Halfway quay
        kind: venue
        within: p
    """,
    "unknown-value content/positions/p.yaml:5:9": """
        === content/issues/piers.yaml
        title: Piers
        question: Who keeps the piers?
        === content/positions/p.yaml
        holder: northport
        issue: piers
        date: 2025-06-01
        summary: Wants them.
        stance: wants
        basis: on_record
    """,
    "duplicate-id content/places/p.yaml:3:17": """
        === content/places/p.yaml
        name: Halfway
        kind: city
        redirect_from: [gazette]
    """,
    "too-few content/places/p.yaml:6:13": """
        === content/places/p.yaml
        name: Halfway
        kind: city
        disputes:
          - about: where it is
            status: open
            values: [{value: here}]
    """,
}


@pytest.mark.parametrize("expected", MISTAKES, ids=lambda text: str(text).replace("content/", ""))
def test_each_mistake_gives_one_message_at_its_place(expected: str) -> None:
    found = [d for d in checked(MISTAKES[expected]).diagnostics if d.level == 0]
    assert told(tuple(found)) == [expected]
    assert found[0].message and not found[0].message.endswith(".")


def test_all_mistakes_of_all_files_in_one_run() -> None:
    text = """
        === content/meetings/m1.yaml
        title: First round
        date: 2.6.2025
        status: done
        kind: in_person
        delegations:
          - {party: nortport, role: party}
        === content/meetings/m2.yaml
        title: Second round
        date: 2025-06-03
        status: held
        kind: in_person
        delegations:
          - {party: nortport, role: party}
        track: nowhere
        === content/places/broken.yaml
        name: [Halfway
    """
    errors = tuple(d for d in checked(text).diagnostics if d.level == 0)
    assert told(errors) == [
        "bad-date content/meetings/m1.yaml:2:7",
        "unknown-value content/meetings/m1.yaml:3:9",
        "unknown-reference content/meetings/m2.yaml:6:13",
        "unknown-reference content/meetings/m2.yaml:7:8",
        "yaml-syntax content/places/broken.yaml:1:7",
    ]


def test_a_message_says_what_to_write_instead() -> None:
    by_rule = {
        d.rule: d.hint
        for text in MISTAKES.values()
        for d in checked(text).diagnostics
        if d.level == 0 and d.mark.path != "content/pages/p.md"
    }
    assert "held" in _hint("unknown-value content/meetings/m1.yaml:3:9")
    assert 'did you mean "northport"' in _hint("unknown-reference content/meetings/m1.yaml:6:12")
    assert all(by_rule.values()), by_rule


def _hint(mistake: str) -> str:
    return next(d.hint for d in checked(MISTAKES[mistake]).diagnostics if d.level == 0)


def test_a_broken_entry_does_not_make_its_references_unknown() -> None:
    text = """
        === content/places/p.yaml
        name: Halfway
        kind: cty
        === content/meetings/m1.yaml
        title: First round
        date: 2025-06-02
        status: held
        kind: in_person
        place: p
        delegations: []
        review: candidate
    """
    done = checked(text)
    errors = [d for d in done.diagnostics if d.level == 0]
    assert told(tuple(errors)) == ["unknown-value content/places/p.yaml:2:7"]
    assert done.survey and "m1" not in done.survey.dossier.entries


def test_empty_values_count_as_left_out_and_x_fields_are_kept_aside() -> None:
    text = """
        === content/places/p.yaml
        name: Halfway
        kind: city
        country:
        x_note: anything
        review: candidate
    """
    done = checked(text)
    assert not [d for d in done.diagnostics if d.level == 0]
    assert done.survey and done.survey.dossier.records["p"].fields["x_note"] == "anything"


def test_a_published_entry_may_not_lead_to_a_draft() -> None:
    text = """
        === content/places/p.yaml
        name: Halfway
        kind: city
        === content/events/e.yaml
        title: Fire
        date: 2025-01-01
        kind: other
        place: p
        review: candidate
    """
    assert "unpublished-reference content/events/e.yaml:4:8" in told(checked(text).diagnostics)


def test_an_unfinished_draft_holds_nothing_up_unless_something_published_leads_to_it() -> None:
    draft = """
        === content/meetings/m1.yaml
        title: First round
        date:
        status: held
        kind: in_person
        delegations: []
    """
    done = checked(draft)
    assert ("missing-field", 1) in [(d.rule, int(d.level)) for d in done.diagnostics]
    assert not [d for d in done.diagnostics if d.level == 0]
    event = """
        === content/events/e.yaml
        {title: Fire, date: 2025-01-01, kind: other, relates_to: [m1], review: candidate}
    """
    errors = tuple(d for d in checked(draft + event).diagnostics if d.level == 0)
    assert "unpublished-reference content/events/e.yaml:1:59" in told(errors)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt://a.example/%0aalert(1)",
            "data:text/html,hi",
            "//a.example",
            "/a",
            "a",
        ),
        *(
            "https://",
            "https:///a",
            "http://[",
            "http://[::1",
            "https://a..b/",
            "https://a:b/",
            "https:\\\\a.example",
        ),
        *("https://president.example@evil.example/", "https://a:b@c.example/", "https://a.example/<b>"),
        *(
            'https://a.example/"onmouseover="alert(1)',
            "https://a b.example/",
            "https://а.example/",
            "https://a。b/",
        ),
        *("https://a%0d%0ab.example/", "https://a.example/" + "a" * 2_000),
    ],
)
def test_an_address_leads_to_a_host_that_can_be_read(address: str) -> None:
    for found in (_complaints_on("website", address), _complaints_on("contact", address)):
        assert found in (["bad-address"], ["too-long"])


def _complaints_on(field: str, text: str) -> list[str]:
    """The rules of what is wrong with a website or a contact."""
    value = json.dumps(text, ensure_ascii=False)
    where = {
        "website": f"=== content/actors/x.yaml\n{{kind: state, name: X, website: {value}}}\n",
        "contact": "=== content/dossier.yaml\n" + SETTINGS.replace("errors@example.org", value),
    }
    return [d.rule for d in checked(where[field]).diagnostics if d.rule in ("bad-address", "too-long")]


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://127.0.0.1:8000/",
        "https://xn--80a.example/б?q=(1)#x",
        "https://[::1]/",
        "https://a_b.example./",
    ],
)
def test_an_address_may_be_any_on_the_web(address: str) -> None:
    assert _complaints_on("website", address) == _complaints_on("contact", address) == []
    assert _complaints_on("contact", "errors+site@a-b.example.org") == []
