"""`fabrique liens`: judge every link of a built site, whoever built it."""

import gc
import sys
from pathlib import Path

import click

from fabrique.cli.streams import is_terminal, say
from fabrique.cli.verifier import exit_code
from fabrique.loading import BuiltPlaces, LinkSources, find_sources, load_site_links
from fabrique.model import Findings
from fabrique.model.site_links import BrokenLink, LinkPlace
from fabrique.reports import REPORTS, terminal
from fabrique.rules.built.link_findings import by_cause, to_findings
from fabrique.rules.built.links import judge_links


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--adresse",
    metavar="URL",
    default="",
    help="Adresse à laquelle DOSSIER est publié (défaut : celle de sa fabrication, sinon https://exemple.test/).",
)
@click.option(
    "--sources",
    "table",
    metavar="FICHIER",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Table des sources écrite par la fabrication (défaut : build/sources.json à côté de DOSSIER).",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(REPORTS)),
    default="texte",
    help="Forme du rapport.",
)
def liens(dossier: Path, adresse: str, table: Path | None, format_name: str) -> None:
    """Vérifie tous les liens internes des pages HTML de DOSSIER, sans réseau ni rien écrire.

    Code de sortie : 0 rien à redire, 1 quelque chose, 2 mauvais emploi ou panne.
    """
    gc.disable()  # what is read is kept to the end
    sources = find_sources(dossier, table)
    own = sources.address if sources else ""
    site = load_site_links(dossier, adresse or own)
    found = to_findings(judge_links(site), _Places(dossier, sources))
    told = found if format_name == "json" else by_cause(found)
    findings = Findings(told, len(site.files), own, "Vérification des liens")
    if format_name == "texte":
        say(terminal.render(findings, colour=is_terminal()))
    else:
        say(REPORTS[format_name].render(findings), exact=True)
    sys.exit(exit_code(found, strict=False))


class _Places:
    """The author's place when a table gives it, else the place in the built file."""

    def __init__(self, folder: Path, sources: LinkSources | None) -> None:
        self.built = BuiltPlaces(folder)
        self.sources = sources

    def __call__(self, link: BrokenLink) -> LinkPlace:
        found = self.sources.place(link) if self.sources else None
        return found or self.built.place(link)
