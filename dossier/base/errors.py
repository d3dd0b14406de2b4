"""The one exception of our own failures; an editor's slips are diagnostics, never exceptions."""


class DossierError(Exception):
    """The work cannot go on (no such project, git missing); its text is plain words for the terminal."""
