"""A page as a reference: three styles, BibTeX and RIS, from the settings and the day the site speaks of."""

from datetime import date

from worlds import survey

from dossier.outputs.cite import Citation, Cited, citation, site_of

SETTINGS = """
    === content/dossier.yaml
    title: Harbour talks
    scope: The invented talks between two harbour towns.
    started: 2024-01-01
    licence: {text: CC BY 4.0, data: CC BY 4.0}
    contact: errors@example.org
"""
ONLINE = (
    SETTINGS + "    base_url: https://harbour.example.org/\n    editors: [A. Writer, The Bay & Sons, B]\n"
)


def cited(world: str, title: str) -> Citation:
    dossier = survey(world, as_of=date(2026, 3, 1)).dossier
    return citation(Cited("people/vera-lind/", title, site_of(dossier)))


def test_a_page_of_a_published_site_is_cited_with_its_address() -> None:
    found = cited(ONLINE, "Vera Lind")
    assert found.note == (
        "“Vera Lind,” Harbour talks, edited by A. Writer, The Bay & Sons and B, as of 1 March 2026,"
        " https://harbour.example.org/people/vera-lind/."
    )
    assert found.apa == (
        "Harbour talks. (2026, March 1). Vera Lind. https://harbour.example.org/people/vera-lind/"
    )
    assert found.plain == (
        "“Vera Lind”. Harbour talks, as of 1 March 2026. https://harbour.example.org/people/vera-lind/"
    )


def test_bibtex_keeps_names_whole_and_signs_harmless() -> None:
    assert cited(ONLINE, "100% {Vera}").bibtex == "\n".join(
        (
            "@misc{dossier-vera-lind,",
            r"  title = {{100\% \{Vera\}}},",
            r"  editor = {{A. Writer} and {The Bay \& Sons} and {B}},",
            "  howpublished = {Harbour talks},",
            "  year = {2026},",
            "  month = mar,",
            "  note = {As of 1 March 2026},",
            "  url = {https://harbour.example.org/people/vera-lind/},",
            "}",
        )
    )


def test_ris_has_one_field_on_a_line() -> None:
    assert cited(ONLINE, "Vera\nLind").ris.splitlines() == [
        "TY  - ELEC",
        "TI  - Vera Lind",
        "T2  - Harbour talks",
        "ED  - A. Writer",
        "ED  - The Bay & Sons",
        "ED  - B",
        "PY  - 2026",
        "DA  - 2026/03/01",
        "LA  - en",
        "UR  - https://harbour.example.org/people/vera-lind/",
        "ER  - ",
    ]


def test_without_an_address_and_editors_they_are_left_out() -> None:
    found = cited(SETTINGS, "Will they meet?")
    assert found.note == "“Will they meet?” Harbour talks, as of 1 March 2026."
    assert found.apa == "Harbour talks. (2026, March 1). Will they meet?"
    assert "url" not in found.bibtex and "editor" not in found.bibtex
    assert "UR" not in found.ris and "ED" not in found.ris
