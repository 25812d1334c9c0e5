"""`fabrique exporter`: write what is computed from the model into files."""

from pathlib import Path

import click

from fabrique.forms import build_issue_forms
from fabrique.loading import load_project, reference_day
from fabrique.model import FabriqueError
from fabrique.model.wording import say_size
from fabrique.packages.archive import pack
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


@exporter.command()
@click.argument("dossier", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Dossier du projet.",
)
def formulaires(dossier: Path, racine: Path) -> None:
    """Écrit dans DOSSIER les formulaires de la forge, tirés du modèle."""
    project = load_project(racine, reference_day())
    dossier.mkdir(parents=True, exist_ok=True)
    for artifact in build_issue_forms(project.catalogue):
        (dossier / artifact.address).write_bytes(artifact.content)
        click.echo(f"{dossier / artifact.address}")


@exporter.command()
@click.argument("dossier", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("fichier", type=click.Path(path_type=Path, dir_okay=False))
def archive(dossier: Path, fichier: Path) -> None:
    """Range DOSSIER dans un ZIP dont les octets ne dépendent que de son contenu et d’une date."""
    contents = {
        path.relative_to(dossier).as_posix(): path.read_bytes()
        for path in sorted(dossier.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
    try:
        content = pack(contents, reference_day())
    except ValueError as error:
        raise FabriqueError(f"« {dossier} » ne peut pas être archivé : {error}") from error
    aside = fichier.with_name(f"{fichier.name}.nouveau")
    aside.write_bytes(content)
    aside.replace(fichier)
    click.echo(f"{fichier} : {say_size(len(content))}")
