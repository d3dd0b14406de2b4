"""The manual of the checks, as Markdown: made of the rules themselves, so that it cannot differ from them."""

from collections.abc import Iterable

from dossier.lint.examples import WORLD
from dossier.lint.rule import Rule

_NEEDS = {
    "day": "It depends on the day that the dossier speaks of, so it never stops a build.",
    "whole": "It is asked only when no entry is broken, since a broken one may be what is missing.",
    "base": "It compares with the dossier before a change: `dossier check --base REV` asks it, no build does.",
    "snapshots": "It is asked where the project has a folder `snapshots/` with text copies, which is never published.",
}


def manual(rules: Iterable[Rule]) -> str:
    """All rules: how levels and exceptions work, the list, the dossier that the examples live in, then each rule."""
    listed = tuple(rules)
    rows = "\n".join(f"| [{rule.name}](#{rule.name}) | {rule.level} | {rule.summary} |" for rule in listed)
    return "\n".join(
        (
            "# The checks\n",
            f"Dossier reads an entry as an editor would, and asks {len(listed)} questions. An error stops a build;",
            "a warning should be mended, or excused with a reason; an info is worth knowing.",
            "What cannot be read at all (a field that does not exist, a date that is none) is reported too, but is",
            "no question of style and has no page here.\n",
            "| check | level | reports |",
            "|---|---|---|",
            f"{rows}\n",
            _exceptions("NAME"),
            "\n## The examples\n",
            "An example shows only what matters. It lies over this small dossier, and fields that it leaves out are",
            f"filled in; `# <- here` stands on the line that is reported.\n\n```yaml\n{WORLD}```\n",
            *(page(rule) for rule in listed),
        )
    )


def page(rule: Rule) -> str:
    """One rule: what it reports and why, both examples, and how to excuse an entry."""
    why = " ".join((rule.why or "").split())
    remark = f"\n\n{_NEEDS[rule.needs]}" if rule.needs in _NEEDS else ""
    before = f"Before:\n\n```yaml\n{rule.base}```\n\n" if rule.base else ""
    return (
        f"## {rule.name}\n\n*{rule.level}: {rule.summary}*\n\n{why}{remark}\n\n{before}"
        f"Reported:\n\n```yaml\n{rule.bad}```\n\nNot reported:\n\n```yaml\n{rule.good}```\n"
    )


def explanation(rule: Rule) -> str:
    """The page of one rule, with how to excuse an entry from it."""
    return f"{page(rule)}\n{_exceptions(rule.name)}"


def _exceptions(name: str) -> str:
    return (
        "## Exceptions\n\n"
        "Where a check is wrong about an entry, the entry says why, and when to look again:\n\n"
        f"```yaml\nlint_ignore:\n  - {{rule: {name}, reason: why it does not apply here, until: 2027-01-01}}\n```\n\n"
        "In `content/dossier.yaml` a check gets another level for the whole dossier, or is switched off:\n\n"
        f"```yaml\nlint: {{{name}: warning}} # or error, info, off\n```\n"
    )
