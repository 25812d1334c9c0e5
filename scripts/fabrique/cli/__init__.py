"""Commands of `fabrique`: one file per command."""

import click

from fabrique import __version__


@click.group(help="Vérifie et publie les ressources de « La fabrique des compétences ».")
@click.version_option(__version__, prog_name="fabrique", message="%(prog)s %(version)s")
def main() -> None:
    """Gather the commands; each is declared in its own file."""
