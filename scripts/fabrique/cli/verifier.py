"""`fabrique verifier`: judge the sources and say what is wrong."""

import os
import sys
from datetime import date, datetime
from pathlib import Path, PurePosixPath

import click

from fabrique.loading import load_project, reference_day, site_url
from fabrique.model import Diagnostic, FabriqueError, Findings, Severity
from fabrique.reports import REPORTS, terminal
from fabrique.rules.runner import check


class DayType(click.ParamType[date]):
    """A day written AAAA-MM-JJ."""

    name = "AAAA-MM-JJ"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or fail with a French sentence."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007
        except ValueError:
            self.fail(f"« {value} » n’est pas une date AAAA-MM-JJ", param, ctx)


@click.command()
@click.argument("chemins", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--racine",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Dossier du projet (défaut : le dossier courant).",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(REPORTS)),
    default="texte",
    help="Forme du rapport.",
)
@click.option("--strict", is_flag=True, help="Un avertissement suffit à échouer.")
@click.option(
    "--publication", is_flag=True, help="Ajoute ce qui n’importe que le jour de la publication."
)
@click.option(
    "--date",
    "day",
    type=DayType(),
    help="Jour auquel les dates se comparent (défaut : aujourd’hui).",
)
def verifier(
    chemins: tuple[Path, ...],
    racine: Path,
    format_name: str,
    strict: bool,
    publication: bool,
    day: date | None,
) -> None:
    """Vérifie les ressources, sans rien écrire.

    Avec des CHEMINS, ne dit que ce qui les concerne ; tout est lu quand même, pour les renvois.
    Code de sortie : 0 rien à redire, 1 quelque chose, 2 mauvais emploi ou panne.
    """
    project = load_project(racine, day or reference_day())
    wanted = tuple(_relative(path, racine) for path in chemins)
    found = check(project.catalogue, project.diagnostics, publication=publication)
    kept = tuple(item for item in found if _concerns(item.position.file, wanted))
    files = sum(1 for file in project.files if _concerns(file, wanted))
    findings = Findings(kept, files, site_url(project.catalogue))
    if format_name == "texte":
        text = terminal.render(
            findings, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ
        )
    else:
        text = REPORTS[format_name].render(findings)
    click.echo(text, nl=False)
    sys.exit(exit_code(kept, strict=strict))


def exit_code(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> int:
    """Return 1 when a finding reaches the threshold: an error, or a warning too with `strict`."""
    threshold = Severity.WARNING if strict else Severity.ERROR
    return int(any(found.rule.severity.rank <= threshold.rank for found in diagnostics))


def _relative(path: Path, root: Path) -> str:
    """Return a path as findings write it; it is given from the current folder or from the root."""
    for base in (Path(), root):
        candidate = (base / path).absolute()
        if candidate.exists() or candidate.is_symlink():
            try:
                relative = candidate.resolve().relative_to(root.resolve())
            except ValueError:
                continue
            return PurePosixPath(relative).as_posix()
    raise FabriqueError(
        f"« {path} » n’existe pas dans le projet « {root} »",
        "Donnez un fichier ou un dossier du projet, par exemple ressources/catalogue/mon-outil.",
    )


def _concerns(file: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(path in (".", file) or file.startswith(path + "/") for path in wanted)
