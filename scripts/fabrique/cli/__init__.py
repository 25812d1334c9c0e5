"""The command line: one command = one file, thin: parse, call, print, exit."""

import gc
import sys
from importlib import import_module
from typing import Any

import click

from fabrique import __version__
from fabrique.cli.french import speak_french
from fabrique.cli.streams import prepare_streams
from fabrique.model import FabriqueError
from fabrique.reports.display import show

speak_french()

# A command is imported when it is called: the others, and what they need, cost it nothing.
COMMANDS = (
    "diagrammes",
    "edition",
    "exporter",
    "liens",
    "liens-externes",
    "nouveau",
    "recevoir",
    "regle",
    "reparer",
    "verifier",
    "verifier-contribution",
    "verifier-site",
)


class _Group(click.Group):
    """A group whose faults of the machine come out as one French sentence, exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command: the file and the function bear its name."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            name = cmd_name.replace("-", "_")
            collected = gc.isenabled()
            gc.disable()  # what is imported stays: looking for garbage in it would cost a fifth more
            self.add_command(getattr(import_module(f"fabrique.cli.{name}"), name), cmd_name)
            if collected:
                gc.enable()
        return self.commands[cmd_name]

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
