"""The day a dossier speaks of: an argument, the settings, or the last commit; never the clock."""

from datetime import date

from dossier.content.history import History
from dossier.entries.read import Loaded


def as_of_for(loaded: Loaded, history: History, asked: date | None) -> tuple[date, tuple[str, ...]]:
    """The day, and a note where it had to be taken from the entries because nothing else says it."""
    if asked:
        return asked, ()
    settings = loaded.settings
    if settings and settings.as_of and settings.as_of.latest:
        return settings.as_of.latest, ()
    if history.last:
        return history.last, ()
    day = _newest(loaded)
    return day, (
        f"as of {day.isoformat()}, the newest date in the entries; set as_of in content/dossier.yaml",
    )


def _newest(loaded: Loaded) -> date:
    dates = [
        found.latest
        for entry in loaded.entries
        for name in ("checked", "date", "published", "opened")
        if (found := getattr(entry, name, None)) and found.latest
    ]
    started = loaded.settings.started.latest if loaded.settings else None
    return max((*dates, *((started,) if started else ())), default=date(2000, 1, 1))
