"""Entries → Dossier: every reference resolved, frozen, complete; and the facts derived from it."""
