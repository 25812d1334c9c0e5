"""`fabrique recevoir`: a proposal made with the forge's form, into a draft."""

import sys
from pathlib import Path

import click

from fabrique.cli.streams import say
from fabrique.forms import AnswerError, proposed_id, read_answers, read_issue, resource_fields
from fabrique.loading import load_project, reference_day, site_url
from fabrique.model import FabriqueError, Findings
from fabrique.reports import REPORTS
from fabrique.reports.display import show
from fabrique.scaffold import draft_from, place

MOST_BYTES = 200_000


@click.command()
@click.argument("fichier", type=click.Path(path_type=Path, dir_okay=False, exists=True))
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
    default="markdown",
    help="Forme du rapport.",
)
def recevoir(fichier: Path, racine: Path, format_name: str) -> None:
    """Fait un brouillon des réponses d’un formulaire, lues dans FICHIER (Markdown).

    Code de sortie : 0 un brouillon est écrit, 1 la proposition est refusée et rien n’est écrit.
    """
    catalogue = load_project(racine, reference_day()).catalogue
    with fichier.open("rb") as stream:
        body = stream.read(MOST_BYTES + 1).decode("utf-8", "replace")
    fields = resource_fields(catalogue)
    try:
        if len(body) > MOST_BYTES:
            raise AnswerError("Formulaire", "il est trop long")
        values = read_answers(
            read_issue(body, fields), fields, catalogue, catalogue.as_of.isoformat()
        )
        identifier = proposed_id(values["titre"])
        if not identifier:
            raise AnswerError("Titre", "il ne contient aucune lettre")
        draft = draft_from(identifier, values)
        found = place(racine, draft)
    except (AnswerError, FabriqueError) as error:
        message = error.message if isinstance(error, FabriqueError) else str(error)
        click.echo(f"Proposition refusée. {show(message)}.")
        sys.exit(1)
    if found:
        say(REPORTS[format_name].render(Findings(found, len(draft), site_url(catalogue))))
        sys.exit(1)
    click.echo(identifier)
