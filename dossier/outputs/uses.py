"""What a theme has use for: nothing else is made."""

from collections.abc import Container, Set
from typing import NoReturn, Protocol

from dossier.base.errors import DossierError
from dossier.base.plain import Plain


class Uses(Protocol):
    """A theme, as far as outputs ask."""

    @property
    def without(self) -> Set[str]:
        """Names of `plan.LEFT_OUT`."""
        ...

    def reads(self, how: str, /) -> Container[str]:
        """The names by which the template of an output that is made so may read anything of its view."""
        ...


class _Everything:
    """Every name."""

    def __contains__(self, _name: object) -> bool:
        return True


class _All:
    """A theme that has use for everything."""

    without: Set[str] = frozenset()

    def reads(self, _how: str, /) -> Container[str]:
        return EVERYTHING


EVERYTHING: Container[str] = _Everything()
ALL: Uses = _All()


class Unread(Plain):
    """What stands in a view in place of a field that no template names. One that makes up the name is refused."""

    name: str

    def _refuse(self, *_args: object) -> NoReturn:
        raise DossierError(
            f'the name "{self.name}" is made up while the page is made; write it out, as page.{self.name}'
        )

    __bool__ = __iter__ = __len__ = __str__ = __html__ = __getattr__ = __getitem__ = __eq__ = __ne__ = _refuse
