"""YAML text → fields: every scalar stays text (YAML 1.2, failsafe schema)."""

from dossier.base.diagnostic import Diagnostic
from dossier.content.plain_fields import plain_fields

Value = str | None | list["Value"] | dict[str, "Value"]


def fields_from(path: str, text: str) -> tuple[dict[str, Value] | None, tuple[Diagnostic, ...]]:
    """The fields of one YAML document with its complaints; no fields where the document cannot be read.

    Of a key written twice the first value is kept. Anchors, aliases, tags and merge keys are reported.
    """
    plain = plain_fields(text)
    if plain is not None:
        return plain, ()
    from dossier.content.events import by_events  # 20 ms to load, which plain texts need not wait for

    return by_events(path, text)
