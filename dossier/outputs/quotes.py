"""How a position's stance and words are shown, wherever it is shown."""

from dossier.entries import Issue, Position
from dossier.outputs.desk import Desk
from dossier.outputs.views import Quote
from dossier.outputs.words import word


def stance_words(desk: Desk, position: Position) -> str:
    """The stance in words: of the issue's own scale, or of ours."""
    scale = desk.dossier.get(position.issue, Issue).stances
    return scale.get(position.stance) or word(position.stance)


def position_quote(desk: Desk, position: Position) -> Quote | None:
    """The words of a position with their speaker."""
    quote = position.quote
    if quote is None:
        return None
    speaker = quote.speaker or position.stated_by
    return Quote(
        text=quote.text,
        lang=quote.lang,
        speaker=desk.link(speaker) if speaker else None,
        translation=quote.translation or "",
        notes=desk.cite(position.cites),
    )
