"""Whatever is built, edited by hand or lost, and in whatever order: the folder is the last site, and what is not ours."""

import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from make_site import always_ahead, page, tree, with_writer, writer_from_two_pages_on

from dossier.base.errors import DossierError
from dossier.site import disk
from dossier.site.ahead import survey_ahead
from dossier.site.publish import publish

OURS = ("a", "b", "f/a", "f/b", "f/g/a", "h/a/x", "дані.csv")
THEIRS = ("mine", "f/mine", "f/g/mine", "own/mine", "h/mine")
TEXTS = st.sampled_from(("", "1", "2", "long " * 50))
FORMS = st.dictionaries(st.sampled_from(OURS), TEXTS)


@pytest.fixture(autouse=True, scope="module")
def _others() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        always_ahead(patch)
        writer_from_two_pages_on(patch)
        yield


class Publishing(RuleBasedStateMachine):
    """Builds and edits; `site` and `foreign` are what has to be there after a build."""

    def __init__(self) -> None:
        super().__init__()
        self.temporary = tempfile.TemporaryDirectory()
        self.project = Path(self.temporary.name)
        self.out = self.project / "site"
        self.site: dict[str, str] = {}
        self.foreign: dict[str, str] = {}
        self.built = False

    def teardown(self) -> None:
        self.temporary.cleanup()

    @rule(
        texts=FORMS,
        template=st.sampled_from("12"),
        clean=st.booleans(),
        exchange=st.booleans(),
        how=st.sampled_from(("", "ahead", "writer")),
    )
    def build(self, texts: dict[str, str], template: str, clean: bool, exchange: bool, how: str) -> None:
        made = [page(path, text, parts={"view": text, "template": template}) for path, text in texts.items()]
        before, real = tree(self.out) if self.out.exists() else {}, disk.exchange
        disk.exchange = real if exchange else lambda one, other: False
        state = self.project / ".dossier"
        ahead = survey_ahead(self.out, state, clean=clean) if how == "ahead" else None
        try:
            with with_writer(made) if how == "writer" else nullcontext((None, made)) as (writers, held):
                published = publish(self.out, state, held, clean=clean, ahead=ahead, writers=writers)
        finally:
            disk.exchange = real
        self.site, self.built = dict(texts), True
        assert set(published.written) == {path for path, text in texts.items() if before.get(path) != text}
        assert published.kept == len(texts) - len(published.written)
        assert published.note == ""

    @rule()
    def build_again(self) -> None:
        if self.built:
            made = [
                page(path, text, parts={"view": text, "template": "1"}) for path, text in self.site.items()
            ]
            publish(self.out, self.project / ".dossier", made)
            again = publish(self.out, self.project / ".dossier", made)
            assert (again.written, again.kept, again.removed) == ((), len(made), ())

    @rule(path=st.sampled_from(THEIRS), text=TEXTS)
    def put_a_file(self, path: str, text: str) -> None:
        (self.out / path).parent.mkdir(parents=True, exist_ok=True)
        (self.out / path).write_text(text)
        self.foreign[path] = text

    @rule(path=st.sampled_from(THEIRS))
    def take_a_file(self, path: str) -> None:
        if self.foreign.pop(path, None) is not None:
            (self.out / path).unlink()

    @rule(path=st.sampled_from(OURS), text=TEXTS)
    def edit_a_page(self, path: str, text: str) -> None:
        if path in self.site and (self.out / path).exists():
            (self.out / path).write_text(text)
            self.mend()

    @rule(path=st.sampled_from(OURS))
    def remove_a_page(self, path: str) -> None:
        if path in self.site and (self.out / path).exists():
            (self.out / path).unlink()
            self.mend()

    @rule()
    def lose_the_standby_tree(self) -> None:
        disk.remove_tree(str(self.project / ".site.dossier/standby"))

    @rule()
    def break_off_a_build(self) -> None:
        def broken() -> bytes:
            raise OSError("no")

        if self.built:
            made = page("z", "")._replace(render=broken)
            try:
                publish(self.out, self.project / ".dossier", [page("a", "other"), made])
            except DossierError:
                return
            raise AssertionError("the build did not fail")

    def mend(self) -> None:
        made = [page(path, text, parts={"view": text, "template": "1"}) for path, text in self.site.items()]
        publish(self.out, self.project / ".dossier", made)

    @invariant()
    def the_folder_is_the_site_and_what_is_not_ours(self) -> None:
        if self.built:
            found = tree(self.out)
            files = {name: text for name, text in found.items() if not name.endswith("/")}
            assert files == {**self.site, **self.foreign}


TestPublishing = Publishing.TestCase
TestPublishing.settings = settings(max_examples=60, stateful_step_count=20)
