"""`fabrique verifier-site`: judge the built pages, their weight and their accessibility."""

import gc
import json
import sys
from collections import defaultdict
from pathlib import Path

import click

from fabrique.cli.streams import is_terminal, say
from fabrique.cli.verifier import exit_code
from fabrique.loading import load_built_site, load_project, path_exists, reference_day, site_url
from fabrique.model import Budget, BuiltSite, FabriqueError, Findings, Weighing, grade
from fabrique.reports import REPORTS, terminal
from fabrique.rules.runner import check_site


@click.command("verifier-site")
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Dossier du projet : son site.yml donne l’adresse et les budgets (défaut : ici).",
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
    "--mesures",
    "measures",
    is_flag=True,
    help="Donne aussi, sans juger, ce que pèse chaque type de page ; en JSON, chaque page.",
)
def verifier_site(
    dossier: Path, racine: Path, format_name: str, strict: bool, measures: bool
) -> None:
    """Vérifie le poids et l’accessibilité des pages HTML de DOSSIER, sans rien écrire.

    Code de sortie : 0 rien à redire, 1 quelque chose, 2 mauvais emploi ou panne.
    """
    gc.disable()  # what is read is kept to the end
    if not dossier.is_dir():
        raise FabriqueError(
            f"« {dossier} » n’est pas un dossier",
            "Donnez le dossier d’un site fabriqué, par exemple : fabrique verifier-site site",
        )
    address, budgets = _settings(racine)
    reading = load_built_site(dossier, address, budgets)
    if measures and format_name == "json":
        say(json.dumps(_pages(reading.site), ensure_ascii=False, indent=2) + "\n", exact=True)
        return
    found = check_site(reading.site, reading.diagnostics)
    findings = Findings(found, reading.pages_found, address)
    if format_name == "texte":
        if measures:
            say(_table(reading.site) + "\n")
        say(terminal.render(findings, colour=is_terminal()))
    else:
        say(REPORTS[format_name].render(findings), exact=True)
    sys.exit(exit_code(found, strict=strict))


def _settings(root: Path) -> tuple[str, tuple[Budget, ...]]:
    """Return the address and the budgets of the project; without a project, the usual ones."""
    if not path_exists(root / "ressources"):
        return "", ()
    catalogue = load_project(root, reference_day()).catalogue
    site = catalogue.site
    return site_url(catalogue), site.budgets if site else ()


def _pages(site: BuiltSite) -> list[dict[str, object]]:
    return [_plain(page.address, page.kind, site.weigh(page)) for page in site.pages]


def _plain(address: str, kind: str, weighing: Weighing) -> dict[str, object]:
    return {
        "adresse": address,
        "type": kind,
        "poids_octets": weighing.compressed_bytes,
        "script_octets": weighing.script_bytes,
        "requetes": weighing.requests,
        "elements": weighing.elements,
        "elements_hors_texte": weighing.frame,
        "ecoindex": round(weighing.ecoindex, 1),
        "classe": grade(weighing.ecoindex),
    }


def _table(site: BuiltSite) -> str:
    """Return one line per kind of page: number, then the worst of each quantity."""
    kinds: dict[str, list[Weighing]] = defaultdict(list)
    for page in site.pages:
        kinds[page.kind].append(site.weigh(page))
    lines = ["Le pire de chaque type de page (brotli, première visite) :"]
    for kind, all_of_it in sorted(kinds.items()):
        worst = max(item.kilobytes for item in all_of_it)
        lines.append(
            f"  {kind:<10} {len(all_of_it):>4} pages  {worst:>5.1f} Ko".replace(".", ",")
            + f"  {max(item.requests for item in all_of_it)} requêtes"
            f"  {max(item.frame for item in all_of_it):>4} éléments hors texte,"
            f" {max(item.elements for item in all_of_it):>4} en tout"
            f"  EcoIndex {min(item.ecoindex for item in all_of_it):.1f}".replace(".", ",")
        )
    return "\n".join(lines)
