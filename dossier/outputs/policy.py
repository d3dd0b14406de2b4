"""What a page may load and tell others: one policy, sent by the host as a header and said by each page itself."""

REFERRER = "no-referrer"
"""What a page tells the sites that it links to about where the reader comes from: nothing."""

_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
)
_HEADER_ONLY = ("frame-ancestors",)
"""Content Security Policy 3, section 3.3: a page cannot say these of itself."""

POLICY = "; ".join(f"{name} {value}" for name, value in _DIRECTIVES)
"""The Content-Security-Policy of every page: nothing from elsewhere, nothing inline."""


def page_policy(*, is_offline: bool = False) -> str:
    """The same as a page says it; a page in a folder has no origin, so that its own files are named by `file:`."""
    said = "; ".join(f"{name} {value}" for name, value in _DIRECTIVES if name not in _HEADER_ONLY)
    return said.replace("'self'", "'self' file:") if is_offline else said
