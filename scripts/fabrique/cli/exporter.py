"""`fabrique exporter`: write what is computed from the model into files."""

from pathlib import Path

import click

from fabrique.loading import load_project, reference_day
from fabrique.schemas import build_schemas


@click.group(subcommand_metavar="COMMANDE …")
def exporter() -> None:
    """Écrit dans des fichiers ce qui se calcule depuis le modèle."""


@exporter.command()
@click.argument("dossier", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Dossier du projet.",
)
def schemas(dossier: Path, racine: Path) -> None:
    """Écrit les schémas JSON des fichiers de données dans DOSSIER."""
    project = load_project(racine, reference_day())
    dossier.mkdir(parents=True, exist_ok=True)
    for artifact in build_schemas(project.catalogue):
        (dossier / artifact.address).write_bytes(artifact.content)
        click.echo(f"{dossier / artifact.address}")
