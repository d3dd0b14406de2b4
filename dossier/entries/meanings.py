"""What each field of a model is for: the docstring below it, read from the source when somebody asks.

pydantic would read it as soon as a class is made, which was two fifths of the time that it took to load all models.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel


def meaning(model: type[BaseModel], name: str) -> str:
    """What a field is for, in one line; empty where nothing is said of it, or the source is not at hand."""
    owner = next(cls for cls in model.__mro__ if name in inspect.get_annotations(cls))
    return _meanings(owner.__module__).get((owner.__name__, name), "")


def with_meanings(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Put what each field is for into the JSON Schema of a model."""
    for name, field in schema["properties"].items():
        if said := meaning(model, name):
            field["description"] = said


@lru_cache(None)
def _meanings(module: str) -> Mapping[tuple[str, str], str]:
    """By class and field."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except OSError:
        return {}
    return {
        (node.name, name): said
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for name, said in _documented(node)
    }


def _documented(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(node.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                yield name, " ".join(text.split())
