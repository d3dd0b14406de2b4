"""Texts made to begin and to end well."""


def sentence(text: str) -> str:
    """The text with a capital letter in front, the rest as it is."""
    return text[:1].upper() + text[1:]


def shortened(text: str, length: int) -> str:
    """At most so many characters, cut after a word."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
