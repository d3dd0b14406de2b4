"""Prose and records → HTML that is safe as it stands: the only maker of `Markup`."""

from markupsafe import Markup, escape

from dossier.outputs.views import Link, Note, Prose


def prose(parts: Prose, root: str) -> Markup:
    """A view's prose → HTML; `root` is the way from the page to the site's root."""
    return Markup("").join(
        link(part.link, root) if part.link else mark(part.note) if part.note else Markup(part.html)
        for part in parts
    )


def link(to: Link, root: str) -> Markup:
    """A link to an entry."""
    return Markup('<a class="ref" data-kind="{}" href="{}{}">{}</a>').format(to.kind, root, to.path, to.text)


def mark(note: Note) -> Markup:
    """A citation mark: the number of the source, the place in it, and a word where it disputes."""
    words = f"Source {note.number}" + (f", {note.locator}" if note.locator else "")
    words += ", disputes this" if note.disputes else ""
    place = Markup('<span class="note-locator">{}</span>').format(note.locator) if note.locator else ""
    return Markup('<sup class="note"><a href="#{}" aria-label="{}">{}{}{}</a></sup>').format(
        note.anchor, words, "≠" if note.disputes else "", note.number, place
    )


def highlighted(html: str) -> Markup:
    """HTML made by `entries.code.highlight`, which escapes what it is given."""
    return Markup(html)


__all__ = ["escape", "highlighted", "link", "mark", "prose"]
