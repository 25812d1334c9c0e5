"""`fabrique verifier-contribution`: judge a branch before anything of it is used."""

import gc
import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import click

from fabrique.cli.streams import is_terminal, say
from fabrique.cli.verifier import exit_code
from fabrique.loading import Branch, load_project, read_branch, reference_day, site_url
from fabrique.model import Catalogue, Diagnostic, Findings, ResourceFile
from fabrique.reports import REPORTS, terminal
from fabrique.rules.contribution.attachments import check_attachments
from fabrique.rules.contribution.con004_too_large import excess
from fabrique.rules.contribution.whole import check_pages, check_tree, join, keep_own
from fabrique.rules.runner import check

_READ = (".md", ".yml", ".bib")  # told by the usual rules and by the rendered pages


@click.command("verifier-contribution")
@click.argument("base")
@click.option("--tete", metavar="BRANCHE", default="HEAD", help="La contribution (défaut : HEAD).")
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
def verifier_contribution(base: str, tete: str, racine: Path, format_name: str) -> None:
    """Vérifie une contribution à partir de BASE, sans rien en fabriquer ni exécuter.

    Lit les objets de git : liens, sous-modules, noms, tailles, fichiers réservés à l’équipe, puis
    fichiers joints, fiches et textes. Les réglages sont ceux de BASE, jamais ceux de la branche.

    Code de sortie : 0 rien à redire, 1 quelque chose, 2 mauvais emploi ou panne.
    """
    gc.disable()  # what is read is kept to the end
    branch = read_branch(racine, base, tete)
    found, address = judge_branch(branch)
    files = len(branch.contribution.changes)
    findings = Findings(found, files, address, "Vérification d’une contribution")
    if format_name == "texte":
        say(terminal.render(findings, colour=is_terminal()))
        if not files:
            click.echo(
                f"La branche ne change rien depuis « {base[:80]} » : si vous attendiez autre chose,"
                " enregistrez d’abord vos fichiers (git add, puis git commit).",
                err=True,
            )
    else:
        say(REPORTS[format_name].render(findings), exact=True)
    sys.exit(exit_code(found, strict=False))


def judge_branch(branch: Branch) -> tuple[tuple[Diagnostic, ...], str]:
    """Return the findings and the address of the site."""
    tree = check_tree(branch.contribution)
    if excess(branch.contribution):
        return join(tree, (), ()), ""
    refused = {item.position.file for item in tree}
    day = reference_day()
    with branch.laid(refused) as (base, head):
        before, after = load_project(base, day), load_project(head, day)
        catalogue = _withholding(after.catalogue, refused)
        usual = keep_own(
            branch.contribution,
            check(before.catalogue, before.diagnostics),
            check(catalogue, after.diagnostics),
        )
    pages, texts = branch.render(refused)
    rendered = check_pages(replace(branch.contribution, pages=pages))
    alone = check_attachments(branch.files(_alone(branch, catalogue, refused)))
    found = join(tree, rendered, (*usual, *texts, *alone))
    return found, site_url(before.catalogue)


def _withholding(catalogue: Catalogue, refused: Collection[str]) -> Catalogue:
    """Return the catalogue where a refused file is neither absent nor read: it has its finding."""
    resources = tuple(
        resource.withholding(
            tuple(
                ResourceFile(path.removeprefix(f"{resource.folder}/"), "withheld", 0, b"", bytes)
                for path in sorted(refused)
                if path.startswith(f"{resource.folder}/fichiers/")
            )
        )
        for resource in catalogue.resources
    )
    return replace(catalogue, resources=resources)


def _alone(branch: Branch, catalogue: Catalogue, refused: Collection[str]) -> set[str]:
    """Return the changed files that no readable resource holds."""
    held = {
        f"{resource.folder}/{file.path}"
        for resource in catalogue.resources
        for file in resource.found_files
        if file.kind == "file"
    }
    return {
        entry.path
        for entry in branch.contribution.added
        if entry.path not in held and entry.path not in refused and not entry.path.endswith(_READ)
    }
