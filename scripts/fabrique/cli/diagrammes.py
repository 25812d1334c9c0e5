"""`fabrique diagrammes`: draw the diagrams whose drawing is missing, drop those of no use."""

from pathlib import Path

import click

from fabrique.loading import DRAWINGS, draw, known_drawings
from fabrique.model import Diagram, FabriqueError, find_diagrams
from fabrique.reports.display import show


@click.command()
@click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="Dossier du projet.",
)
def diagrammes(racine: Path) -> None:
    """Dessine les blocs « dot » des textes, avec Graphviz, dans ressources/diagrammes."""
    wanted = _wanted(racine)
    known = known_drawings(racine)
    made = {}
    for digest in sorted(wanted.keys() - known):
        place, diagram = wanted[digest]
        try:
            made[digest] = draw(diagram.source)
        except FabriqueError as error:
            raise FabriqueError(f"{place} : {error.message}", error.hint) from error
    folder = racine / DRAWINGS
    folder.mkdir(parents=True, exist_ok=True)
    for digest, svg in made.items():
        (folder / f"{digest}.svg").write_text(svg + "\n", encoding="utf-8", newline="\n")
        click.echo(f"dessiné : {show(wanted[digest][0])}")
    for digest in sorted(known - wanted.keys()):
        (folder / f"{digest}.svg").unlink()
        click.echo(f"retiré, plus aucun texte ne l’appelle : {digest}.svg")
    click.echo(f"{len(wanted)} schéma(s) dans les textes, {len(made)} dessiné(s)")


def _wanted(root: Path) -> dict[str, tuple[str, Diagram]]:
    """Return each diagram of the texts by its digest, with the place where it is first written."""
    found: dict[str, tuple[str, Diagram]] = {}
    texts = [*(root / "docs").rglob("*.md"), *(root / "ressources/catalogue").glob("*/index.md")]
    for path in sorted(texts):
        if path.is_symlink():
            continue
        name = path.relative_to(root).as_posix()
        for diagram in find_diagrams(path.read_text("utf-8", errors="replace")):
            found.setdefault(diagram.digest, (f"{name}, ligne {diagram.first_line}", diagram))
    return found
