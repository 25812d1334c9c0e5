"""The command line: one command = one file, thin: parse, call, print, exit."""

import sys
from typing import Any

import click

from fabrique import __version__
from fabrique.cli.diagrammes import diagrammes
from fabrique.cli.exporter import exporter
from fabrique.cli.french import speak_french
from fabrique.cli.liens import liens
from fabrique.cli.liens_externes import liens_externes
from fabrique.cli.nouveau import nouveau
from fabrique.cli.recevoir import recevoir
from fabrique.cli.regle import regle
from fabrique.cli.reparer import reparer
from fabrique.cli.streams import prepare_streams
from fabrique.cli.verifier import verifier
from fabrique.cli.verifier_contribution import verifier_contribution
from fabrique.cli.verifier_site import verifier_site
from fabrique.model import FabriqueError
from fabrique.reports.display import show

speak_french()


class _Group(click.Group):
    """A group whose faults of the machine come out as one French sentence, exit code 2."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run with streams that take any text; an interruption is not a finding: exit code 2."""
        prepare_streams()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, faults of the machine being said and not thrown."""
        try:
            return super().invoke(ctx)
        except FabriqueError as error:
            click.echo(f"fabrique : {show(error.message)}.", err=True)
            if error.hint:
                click.echo(f"  {show(error.hint)}", err=True)
        except KeyboardInterrupt:
            click.echo("\nfabrique : interrompu.", err=True)
        sys.exit(2)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--aide", "--help"]},
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE …",
)
@click.version_option(
    __version__, "--version", message="fabrique %(version)s", help="Donne la version."
)
def main() -> None:
    """Vérifie, publie et exporte les ressources de La fabrique des compétences."""


main.add_command(diagrammes)
main.add_command(exporter)
main.add_command(liens)
main.add_command(liens_externes)
main.add_command(nouveau)
main.add_command(recevoir)
main.add_command(regle)
main.add_command(reparer)
main.add_command(verifier)
main.add_command(verifier_contribution)
main.add_command(verifier_site)
