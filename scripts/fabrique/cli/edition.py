"""`fabrique edition`: prepare, publish, list and archive the editions of the site."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from fabrique.cli.streams import is_terminal, say
from fabrique.editions import BRANCH, archive, list_editions, prepare, publish, push
from fabrique.editions.git import open_repository
from fabrique.editions.publication import Result
from fabrique.loading import LATEST, load_project, read_published, reference_day, site_url
from fabrique.model import Catalogue, EditionChange, Findings
from fabrique.model.record import ADDED, CHANGED, REMOVED, RENAMED
from fabrique.model.wording import count, say_size
from fabrique.reports import REPORTS, terminal
from fabrique.rules.permanence import check_permanence

_WORDS = {ADDED: "ajoutée", CHANGED: "modifiée", RENAMED: "renommée", REMOVED: "retirée"}

_root = click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Racine du dépôt (défaut : le dossier courant).",
)
_branch = click.option(
    "--branche", metavar="NOM", default=BRANCH, show_default=True, help="Branche publiée."
)
_remote = click.option(
    "--distant", metavar="NOM", default="origin", show_default=True, help="Dépôt distant."
)
_format = click.option(
    "--format",
    "format_name",
    type=click.Choice(["texte", "json"]),
    default="texte",
    help="Forme du résultat.",
)


@click.group(subcommand_metavar="COMMANDE …")
def edition() -> None:
    """Prépare, publie, liste et archive les éditions du site (AAAA.N)."""


@edition.command()
@click.argument("label", metavar="AAAA.N")
@_root
@_format
def preparer(label: str, racine: Path, format_name: str) -> None:
    """Vérifie tout sur le commit présent, puis écrit le relevé de l’édition, à valider.

    N’écrit que ressources/editions/AAAA.N.json. Code de sortie : 0 écrit, 2 refusé, avec la raison.
    """
    made = prepare(racine, label, _tell)
    if format_name == "json":
        changes = [_plain(change) for change in made.record.changes]
        _dump({"edition": label, "fichier": made.file, "changements": changes})
        return
    say("".join(f"{line}\n" for line in _told(label, made.record.changes)))
    say(
        f"{count(len(made.record.addresses), 'adresse')},"
        f" {count(len(made.record.resources), 'ressource')}.\n"
        f"Relisez puis validez « {made.file} » :\n"
        f"  git add {made.file} && git commit -m 'edition: {label}'\n"
        f"  fabrique edition publier {label}\n"
    )


@edition.command()
@click.argument("label", metavar="AAAA.N")
@_root
@click.option(
    "--alias",
    metavar="NOM",
    default=LATEST,
    show_default=True,
    help="Nom sous lequel la dernière édition répond toujours.",
)
@_branch
@_remote
@click.option("--pousser", is_flag=True, help="Envoie aussi la branche au dépôt distant.")
@_format
def publier(
    label: str,
    racine: Path,
    alias: str,
    branche: str,
    distant: str,
    pousser: bool,
    format_name: str,
) -> None:
    """Publie dans la branche locale l’édition que le commit présent a préparée.

    Tout se fait à l’écart et se vérifie, puis la branche change en une fois. N’envoie rien sans --pousser.
    Code de sortie : 0 publiée ou déjà là, 2 refusé, avec la raison.
    """
    result = publish(racine, label, _tell, alias=alias, branch=branche, remote=distant)
    if pousser:
        push(racine, branche, distant)
    _report(result, branche, "publiée", format_name)


@edition.command()
@click.argument("label", metavar="AAAA.N")
@_root
@_branch
@_remote
@click.option("--pousser", is_flag=True, help="Envoie aussi la branche au dépôt distant.")
@_format
def retirer(
    label: str, racine: Path, branche: str, distant: str, pousser: bool, format_name: str
) -> None:
    """Archive une ancienne édition : un ZIP, et à chacune de ses adresses une page qui y mène.

    Code de sortie : 0 archivée ou déjà archivée, 2 refusé, avec la raison.
    """
    result = archive(racine, label, _tell, branch=branche, remote=distant)
    if pousser:
        push(racine, branche, distant)
    _report(result, branche, "archivée", format_name)


@edition.command()
@_root
@_branch
@_format
def lister(racine: Path, branche: str, format_name: str) -> None:
    """Donne les éditions de la branche locale et ce qu’elles pèsent."""
    editions = list_editions(open_repository(racine), branche)
    if format_name == "json":
        _dump([asdict(item) for item in editions])
        return
    if not editions:
        say(f"Aucune édition dans « {branche} ».\n")
    for item in editions:
        notes = [*item.aliases, *(["archivée"] if item.archived else [])]
        say(
            f"{item.label}  {item.date}  {item.commit[:10]}  {count(item.files, 'fichier')},"
            f" {say_size(item.size_bytes)}{'  (' + ', '.join(notes) + ')' if notes else ''}\n"
        )


@edition.command("verifier-permanence")
@click.argument(
    "dossier", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("site")
)
@_root
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(REPORTS)),
    default="texte",
    help="Forme du rapport.",
)
def verifier_permanence(dossier: Path, racine: Path, format_name: str) -> None:
    """Prouve que toute adresse déjà publiée répond dans DOSSIER (défaut : site), d’après les relevés.

    Code de sortie : 0 toutes répondent, 1 il en manque, 2 mauvais emploi ou panne.
    """
    catalogue = load_project(racine, reference_day()).catalogue
    published = read_published(dossier)
    answers = {address: item.target for address, item in published.items()}
    lost = tuple(check_permanence(catalogue, answers))
    findings = Findings(lost, _promised(catalogue), site_url(catalogue), "Adresses publiées")
    if format_name == "texte":
        say(terminal.render(findings, colour=is_terminal()))
    else:
        say(REPORTS[format_name].render(findings), exact=True)
    sys.exit(int(bool(lost)))


def _promised(catalogue: Catalogue) -> int:
    return len({address for record in catalogue.records for address in record.addresses})


def _told(label: str, changes: Iterable[EditionChange]) -> list[str]:
    lines = [f"Édition {label} prête. Changements depuis la précédente :"]
    for change in changes:
        keys = f" ({', '.join(change.keys)})" if change.keys else ""
        former = f", autrefois {change.former_id}" if change.former_id else ""
        lines.append(f"  {change.id} : {_WORDS[change.nature]}{former}{keys}")
    return lines if len(lines) > 1 else [f"Édition {label} prête. Aucune ressource n’a changé."]


def _plain(change: EditionChange) -> dict[str, object]:
    return change.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _report(result: Result, branch: str, what: str, format_name: str) -> None:
    if format_name == "json":
        _dump(
            {
                "edition": result.label,
                "commit": result.commit,
                "fait": result.done,
                "octets_edition": result.edition_bytes,
                "octets_branche": result.total_bytes,
            }
        )
    elif result.done:
        say(
            f"Édition {result.label} {what} dans « {branch} » : {say_size(result.edition_bytes)},"
            f" {say_size(result.total_bytes)} pour toute la branche.\n"
        )
    else:
        say(f"L’édition {result.label} est déjà {what} : rien à faire.\n")


def _dump(value: object) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=2) + "\n", exact=True)


def _tell(step: str) -> None:
    click.echo(step, err=True)
