"""`fabrique verifier`: judge the sources and say what is wrong."""

import gc
import os
import re
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePath

import click

from fabrique.cli.streams import is_terminal, say
from fabrique.loading import load_project, path_exists, reference_day, site_url
from fabrique.model import Diagnostic, FabriqueError, Findings, Severity
from fabrique.reports import REPORTS, terminal
from fabrique.reports.display import show
from fabrique.rules.runner import check

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DayType(click.ParamType[date]):
    """A day written AAAA-MM-JJ."""

    name = "AAAA-MM-JJ"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or fail with a French sentence."""
        if isinstance(value, date):
            return value
        text = str(value)
        if _DAY.fullmatch(text):
            with suppress(ValueError):
                return date.fromisoformat(text)
        self.fail(f"« {show(text[:40])} » n’est pas une date AAAA-MM-JJ.", param, ctx)


@click.command()
@click.argument("chemins", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--racine",
    metavar="DOSSIER",
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
    gc.disable()  # what is read is kept to the end: looking for garbage would cost a quarter more
    project = load_project(racine, day or reference_day())
    wanted = tuple(_relative(path, racine) for path in chemins)
    found = check(project.catalogue, project.diagnostics, publication=publication)
    kept = tuple(item for item in found if _concerns(item.position.file, wanted))
    files = sum(1 for file in project.files if _concerns(file, wanted))
    findings = Findings(kept, files, site_url(project.catalogue))
    if format_name == "texte":
        say(terminal.render(findings, colour=is_terminal()))
    else:
        say(REPORTS[format_name].render(findings), exact=True)
    sys.exit(exit_code(kept, strict=strict))


def exit_code(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> int:
    """Return 1 when a finding reaches the threshold: an error, or a warning too with `strict`."""
    threshold = Severity.WARNING if strict else Severity.ERROR
    return int(any(found.rule.severity.rank <= threshold.rank for found in diagnostics))


def _relative(path: Path, root: Path) -> str:
    """Return a path as findings write it; it is given from the current folder or from the root."""
    for base in (Path(), root):
        candidate = os.path.abspath(base / path)  # the link itself, not what it leads to
        parent, name = os.path.split(candidate)
        location = PurePath(os.path.realpath(parent), name)
        if path_exists(candidate) and location.is_relative_to(os.path.realpath(root)):
            return location.relative_to(os.path.realpath(root)).as_posix()
    raise FabriqueError(
        f"« {path} » n’existe pas dans le projet « {root} »",
        "Donnez un fichier ou un dossier du projet, par exemple ressources/catalogue/mon-outil.",
    )


def _concerns(file: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(path in (".", file) or file.startswith(path + "/") for path in wanted)
