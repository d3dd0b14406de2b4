"""Dossier: a static site generator for conflict dossiers."""

__version__ = "0.1.0"
