"""`fabrique reparer`: show, then make, the repairs that have a single right answer."""

import shutil
import sys
import tempfile
from collections import Counter
from difflib import unified_diff
from pathlib import Path

import click

from fabrique.cli.liens_externes import STATE_FILE
from fabrique.cli.streams import say
from fabrique.fixes import apply, correct_spelling, plain_form, replace_moved
from fabrique.loading import (
    SourceFile,
    find_addresses,
    load_project,
    read_memory,
    reference_day,
    replace_file,
    source_files,
)
from fabrique.model import Edit, FabriqueError, Severity
from fabrique.model.wording import count
from fabrique.reports.display import show
from fabrique.rules.runner import check


@click.command()
@click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Dossier du projet (défaut : le dossier courant).",
)
@click.option("--ecrire", is_flag=True, help="Écrit les réparations au lieu de les montrer.")
@click.option(
    "--etat",
    metavar="FICHIER",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"Mémoire des visites aux autres sites (défaut : {STATE_FILE}).",
)
def reparer(racine: Path, ecrire: bool, etat: Path | None) -> None:
    """Répare ce qui n’a qu’une bonne réponse ; sans --ecrire, montre seulement.

    Fautes de frappe sur une clé ou une valeur permise, lettres décomposées, fins de ligne et marque
    d’ordre, adresses qui annoncent un déménagement définitif. Les commentaires, les guillemets et
    les blocs de code restent tels quels.
    """
    edits = _edits(racine, etat or racine / STATE_FILE)
    changes: list[tuple[SourceFile, str]] = []
    for source in source_files(racine):
        own = [edit for edit in edits if edit.file == source.file]
        text = plain_form(apply(source.text, own), apply(source.masked, own))
        if text.encode() != source.content:
            changes.append((source, text))
    if not changes:
        click.echo("Rien à réparer")
        return
    _refuse_harm(racine, changes)
    for source, text in changes:
        if ecrire:
            replace_file(racine, source, text.encode())
            click.echo(f"réparé : {show(source.file)}")
        else:
            say(_difference(source, text))
    if not ecrire:
        click.echo(f"{count(len(changes), 'fichier')} à réparer ; pour écrire : --ecrire")
        sys.exit(1)


def _edits(root: Path, memory: Path) -> list[Edit]:
    project = load_project(root, reference_day())
    findings = check(project.catalogue, project.diagnostics)
    return [
        *correct_spelling(findings),
        *replace_moved(find_addresses(root), read_memory(memory).links),
    ]


def _difference(source: SourceFile, text: str) -> str:
    """Return what changes, line by line, then what only shows in the bytes."""
    before, after = source.text.split("\n"), text.split("\n")
    lines = unified_diff(before, after, source.file, source.file, lineterm="", n=0)
    shown = [show(line) for line in lines]
    if source.content != source.text.encode():
        shown.append(f"{source.file} : fins de ligne ou marque d’ordre des octets")
    return "\n".join(shown) + "\n"


def _refuse_harm(root: Path, changes: list[tuple[SourceFile, str]]) -> None:
    """Judge a copy once repaired. Raises `FabriqueError` if a file has more errors."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "ressources", copy / "ressources", symlinks=True)
        for source, text in changes:
            if source.file.startswith("ressources/"):
                (copy / source.file).write_bytes(text.encode())
        before, after = _errors(root), _errors(copy)
    for file in sorted(after):
        if after[file] > before[file]:
            raise FabriqueError(
                f"Rien n’est écrit : une fois réparé, « {file} » aurait plus de fautes qu’avant",
                "Corrigez ce fichier à la main, puis recommencez.",
            )


def _errors(root: Path) -> Counter[str]:
    """Return the number of errors in each file."""
    project = load_project(root, reference_day())
    return Counter(
        found.position.file
        for found in check(project.catalogue, project.diagnostics)
        if found.rule.severity is Severity.ERROR
    )
