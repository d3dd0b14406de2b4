"""The program: `dossier`, and `python -m dossier`. Before anything is imported it learns how to be stopped."""

from dossier.base import stopping


def main() -> None:
    """Run the command that the arguments name; ends the process."""
    stopping.at_once()
    from dossier.cli import run  # a tenth of a second, in which somebody may stop it

    run()


if __name__ == "__main__":
    main()
