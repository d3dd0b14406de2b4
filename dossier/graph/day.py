"""The day a dossier speaks of: an argument, the settings, or the last commit; never the clock."""

from datetime import date

from dossier.content.history import History
from dossier.entries.read import Loaded

DATED = ("checked", "date", "published", "opened")
"""Fields of entries by which a dossier is as new as they are, where nothing says its day."""
SHALLOW = (
    "this is a shallow clone, so pages cannot say when they were first published; fetch the whole history"
)


def as_of_for(loaded: Loaded, history: History, asked: date | None) -> tuple[date, tuple[str, ...]]:
    """The day, and notes: where it had to be taken from the entries because nothing else says it, and where git's
    history is cut off, so that no page can say when it was first published."""
    cut = (SHALLOW,) if history.shallow else ()
    if asked:
        return asked, cut
    settings = loaded.settings
    if settings and settings.as_of and settings.as_of.latest:
        return settings.as_of.latest, cut
    if history.last:
        return history.last, cut
    day = _newest(loaded)
    return day, (
        f"as of {day.isoformat()}, the newest date in the entries; set as_of in content/dossier.yaml",
    )


def _newest(loaded: Loaded) -> date:
    dates = [
        found.latest
        for entry in loaded.entries
        for name in DATED
        if (found := vars(entry).get(name)) and found.latest
    ]
    started = loaded.settings.started.latest if loaded.settings else None
    return max((*dates, *((started,) if started else ())), default=date(2000, 1, 1))
