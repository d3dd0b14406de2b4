"""The catalogue of editorial checks, in alphabetical order: one rule, one file."""

from dossier.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
