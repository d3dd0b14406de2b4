"""What pages are made with decides their keys, whatever was asked of it before."""

from dataclasses import replace

from small_site import Anything
from test_incremental import EXAMPLE
from worlds import survey

from dossier.outputs.frame import frame_of
from dossier.outputs.output import Output
from dossier.outputs.plan import outputs_from
from dossier.outputs.urls import Urls
from dossier.render.render import Press, page_of, press_of
from dossier.render.theme import Theme, shipped


def test_another_frame_gives_other_pages_and_the_same_files() -> None:
    found = survey(EXAMPLE)
    urls = Urls(found.dossier.entries)
    press = press_of(Theme((shipped(),), Anything()), frame_of(found, urls))
    outputs = outputs_from(found, urls, press.frame)
    before = keys(press, outputs)
    framed = replace(press, frame_digest="other")
    after = keys(framed, outputs)
    pages = {path for path in before if path.endswith(".html")}
    assert {path for path in before if before[path] != after[path]} >= pages
    assert {path for path in before if before[path] == after[path]}
    assert press != framed
    assert press == press_of(press.theme, press.frame)


def keys(press: Press, outputs: tuple[Output, ...]) -> dict[str, str]:
    return {output.path: page_of(press, output).key for output in outputs}
