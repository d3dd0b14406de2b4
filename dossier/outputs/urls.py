"""Which address an entry has. The only place that knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.entries import CLASSES, Entry, Organisation, Page, Person

SECTIONS: dict[type[Entry], str] = {
    **{cls: f"{cls.folder}/" for cls in CLASSES},
    Person: "people/",
    Organisation: "organisations/",
    Page: "",
}
"""Path prefix of each class; free pages live at the root."""


@dataclass(frozen=True, slots=True, eq=False)
class Urls:
    """Site-relative paths; a template puts its page's `root` before them."""

    entries: Mapping[str, Entry]
    tail: str = ""
    """`index.html` for a site that is read from a folder, where no server adds it."""

    def of(self, entry_id: str, anchor: str = "") -> str:
        """The path of an entry's page: people/umerov/."""
        return self.to(folder_of(self.entries[entry_id]), anchor)

    def to(self, folder: str, anchor: str = "") -> str:
        """The path of a page by its folder: `timeline/`; the front page is the empty folder."""
        return folder + self.tail + (f"#{anchor}" if anchor else "")


def folder_of(entry: Entry) -> str:
    """The folder of an entry's page in the site: people/umerov/."""
    return f"{SECTIONS[type(entry)]}{entry.id}/"


def root_of(path: str) -> str:
    """The way from a page back to the site's root: `../../` for people/umerov/index.html."""
    return "../" * path.count("/") or "./"


def anchors(kind: str, names: Iterable[str]) -> list[str]:
    """An anchor for each of several parts: account-ukraine, and account-ukraine-2 for a second one."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{kind}-{name}" + (f"-{seen[name]}" if seen[name] > 1 else ""))
    return found
