"""Dossier → diagnostics: is this a good dossier? Rules read it and never change it."""
