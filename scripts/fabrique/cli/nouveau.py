"""`fabrique nouveau`: write a sound draft of a resource, a pathway or a format of place."""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from fabrique.cli.streams import is_terminal, say
from fabrique.loading import load_project, reference_day, site_url
from fabrique.model import Catalogue, FabriqueError, Findings
from fabrique.model.shape import IDENTIFIER
from fabrique.reports import REPORTS
from fabrique.scaffold import (
    QUESTIONS,
    Draft,
    draft_blueprint,
    draft_from,
    draft_pathway,
    draft_resource,
    place,
)

_KINDS = ("ressource", "parcours", "espace")
_MOST_BYTES = 500_000  # of an answer file: a resource and its text


def _with_answers(command: Any) -> Any:
    for question in reversed(QUESTIONS):
        words = question.words + "."
        command = click.option(question.option, question.key, metavar="TEXTE", help=words)(command)
    return command


@click.command()
@click.argument("mots", nargs=-1, required=True, metavar="[ressource|parcours|espace] ID")
@click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Dossier du projet (défaut : le dossier courant).",
)
@click.option(
    "--depuis",
    metavar="FICHIER",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Réponses d’une ressource, en JSON : les clés de ressource.yml, et « texte ».",
)
@click.option(
    "--etape", "etapes", metavar="ID", multiple=True, help="Ressource d’un parcours, dans l’ordre."
)
@_with_answers
def nouveau(
    mots: tuple[str, ...],
    racine: Path,
    depuis: Path | None,
    etapes: tuple[str, ...],
    **given: str | None,
) -> None:
    """Écrit un brouillon prêt à compléter, que la vérification accepte déjà.

    Pose les questions auxquelles aucune option ne répond ; sans terminal, les prend toutes des options.
    N’écrase jamais rien.
    """
    kind, identifier = _read_words(mots)
    project = load_project(racine, reference_day())
    catalogue = project.catalogue
    day = catalogue.as_of
    draft: Draft
    if kind == "parcours":
        resources = etapes or tuple(item.id for item in catalogue.published[:1])
        title, author = _titled(given, identifier)
        draft = draft_pathway(identifier, title, author, resources, day)
    elif kind == "espace":
        draft = draft_blueprint(identifier, _titled(given, identifier)[0], catalogue, day)
    elif depuis:
        draft = draft_from(identifier, _read_answers(depuis))
    else:
        draft = draft_resource(identifier, _ask(given, catalogue), catalogue, day)
    found = place(racine, draft)
    if found:
        findings = Findings(found, len(draft), site_url(catalogue))
        say(REPORTS["texte"].render(findings))
        click.echo("Rien n’est écrit : corrigez ces réponses, puis recommencez.", err=True)
        sys.exit(1)
    for file in draft:
        click.echo(f"écrit : {file}")
    where = next(iter(draft)).removesuffix("/ressource.yml")
    click.echo(
        f"Complétez, relisez avec « fabrique verifier {where} », voyez avec « make servir »."
    )


def _read_words(words: tuple[str, ...]) -> tuple[str, str]:
    """Return the kind and the id. Raises `FabriqueError` for anything else."""
    kind, rest = (
        (words[0], words[1:]) if words[0] in _KINDS and len(words) > 1 else ("ressource", words)
    )
    if len(rest) != 1:
        raise FabriqueError(
            "Il faut un seul identifiant", "Par exemple : fabrique nouveau trier-les-chutes"
        )
    if len(rest[0]) > 80 or not IDENTIFIER.match(rest[0]):
        near = re.sub(r"[^a-z0-9]+", "-", rest[0].lower())[:80].strip("-")
        raise FabriqueError(
            f"« {rest[0][:80]} » n’est pas un identifiant",
            "Minuscules sans accent, chiffres et traits d’union"
            + (f", par exemple {near}" if near else ""),
        )
    return kind, rest[0]


def _titled(given: Mapping[str, str | None], identifier: str) -> tuple[str, str]:
    title = given["titre"] or identifier.replace("-", " ").capitalize()
    return title, given["auteur"] or "Auteur à nommer"


def _ask(given: Mapping[str, str | None], catalogue: Catalogue) -> dict[str, str]:
    """Return an answer to each question, asked again until it is good when there is a terminal."""
    answers: dict[str, str] = {}
    asks = sys.stdin.isatty() and is_terminal()
    missing = [item for item in QUESTIONS if given[item.key] is None and not item.default]
    if missing and not asks:
        raise FabriqueError(
            f"{', '.join(item.option for item in missing)} : il faut une réponse",
            "Sans terminal, rien n’est demandé : « fabrique nouveau --aide » dit chaque option.",
        )
    for question in QUESTIONS:
        answer = given[question.key]
        fault = question.fault(answer, catalogue) if answer is not None else "…"
        if fault and answer is None and not asks:
            answer, fault = question.default, question.fault(question.default, catalogue)
        while fault and asks:
            if fault != "…":
                click.echo(f"  {fault}")
            answer = click.prompt(
                question.words, default=question.default or None, prompt_suffix=" : "
            )
            fault = question.fault(str(answer), catalogue)
        if fault or answer is None:
            raise FabriqueError(f"{question.option} : {fault}", f"{question.words}.")
        answers[question.key] = str(answer)
    return answers


def _read_answers(path: Path) -> dict[str, Any]:
    """Return the keys of a JSON file. Raises `FabriqueError` when it is not an object."""
    try:
        content = path.read_bytes()[: _MOST_BYTES + 1]
        values = json.loads(content) if len(content) <= _MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise FabriqueError(
            f"« {path} » n’est pas un objet JSON de {_MOST_BYTES // 1000} ko au plus",
            'Donnez-lui les clés de ressource.yml, par exemple {"titre": "…"}',
        )
    return values
