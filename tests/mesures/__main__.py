"""Run the benchmarks: `python -m tests.mesures [NOMS…] [--ressources N] [--paires P]`."""

import os
import platform
import sys

import click

from tests.mesures import (
    Benchmark,
    MeasureError,
    Settings,
    editions,
    liens,
    poids,
    site,
    verification,
)
from tests.mesures.figures import french

BENCHMARKS: dict[str, Benchmark] = {
    "verification": verification,
    "site": site,
    "editions": editions,
    "poids": poids,
    "liens": liens,
}

_DEFAULT = Settings()


@click.command(
    context_settings={"help_option_names": ["-h", "--aide", "--help"]},
    options_metavar="[OPTIONS]",
    epilog="Mesures : " + " ; ".join(f"{name} ({it.TITLE})" for name, it in BENCHMARKS.items()),
)
@click.argument("noms", nargs=-1, type=click.Choice(list(BENCHMARKS)))
@click.option(
    "--ressources",
    type=click.IntRange(min=2),
    default=_DEFAULT.resources,
    show_default="2000",
    help="Nombre de dossiers de ressource à fabriquer.",
)
@click.option(
    "--paires",
    type=click.IntRange(min=1),
    default=_DEFAULT.pairs,
    show_default="3",
    help="Nombre de passages de chaque commande, à tour de rôle.",
)
def main(noms: tuple[str, ...], ressources: int, paires: int) -> None:
    """Mesure les commandes, toutes ou celles que l’on nomme, et dit si les buts sont atteints.

    Code de sortie : 0 mesuré, 1 une commande a échoué, 2 mauvais emploi.
    """
    settings = Settings(ressources, paires)
    click.echo(machine())
    for name in noms or BENCHMARKS:
        click.echo(f"\n{name} : {BENCHMARKS[name].TITLE}")
        try:
            for line in BENCHMARKS[name].run(settings):
                click.echo(f"  {line}")
        except MeasureError as error:
            click.echo(f"mesures : {error.message}.", err=True)
            if error.output:
                click.echo(error.output, err=True)
            sys.exit(1)


def machine() -> str:
    """Return the facts without which a duration means nothing."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Machine : {platform.system()} {platform.machine()}, {cores} cœurs, "
        f"{platform.python_implementation()} {platform.python_version()}, "
        f"charge {french(os.getloadavg()[0], 2)} au départ"
    )


if __name__ == "__main__":
    main()
