"""Files for machines: the same text as Python's own encoder gives."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dossier.render.encoders import as_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)


@given(PLAIN)
def test_json_is_written_as_by_the_standard_library(view: object) -> None:
    expected = json.dumps(view, ensure_ascii=False, indent=1) + "\n"
    assert as_json(view) == expected.encode()
