"""Which fields of a model hold groups of fields, such as delegations; found from the models themselves."""

from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from dossier.entries.common import Fields

Shape = Literal["one", "list", "mapping"]


@lru_cache(None)
def groups(model: type[Fields]) -> tuple[tuple[str, Shape], ...]:
    """The fields of a class that hold groups, and how, in the order of the class."""
    found = ((name, _shape(field.annotation)) for name, field in model.model_fields.items())
    return tuple((name, shape) for name, shape in found if shape)


def _shape(annotation: Any) -> Shape | None:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inner[0])
    if origin in (Union, UnionType):
        return next((shape for option in inner if (shape := _shape(option))), None)
    if origin is tuple:
        return "list" if _shape(inner[0]) else None
    if origin is dict:
        return "mapping" if _shape(inner[1]) else None
    return "one" if isinstance(annotation, type) and issubclass(annotation, Fields) else None
