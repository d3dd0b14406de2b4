"""`python -m dossier` is the same as `dossier`."""

from dossier.cli import main

main()
