"""`fabrique liens-externes`: visit the pages of others, remember, and say what is ailing."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from fabrique import __version__
from fabrique.cli.streams import is_terminal, say
from fabrique.loading import Memory, find_addresses, load_project, reference_day, site_url
from fabrique.model import FabriqueError, Findings, LinkState, Position, remember
from fabrique.model.wording import count
from fabrique.reports import REPORTS, terminal
from fabrique.rules.catalogue import lie103_exclusion_expired
from fabrique.rules.outside import check_exclusions, check_links

STATE_FILE = "ressources/etat-des-liens.json"


@click.command("liens-externes")
@click.option(
    "--racine",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Dossier du projet (défaut : le dossier courant).",
)
@click.option(
    "--etat",
    metavar="FICHIER",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"Mémoire des visites (défaut : {STATE_FILE}).",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(REPORTS)),
    default="texte",
    help="Forme du rapport.",
)
@click.option("--tout", is_flag=True, help="Visite aussi ce qui vient d’être vérifié.")
@click.option(
    "--maximum", metavar="N", type=click.IntRange(0), help="Visite au plus N pages cette fois."
)
def liens_externes(
    racine: Path, etat: Path | None, format_name: str, tout: bool, maximum: int | None
) -> None:
    """Visite les pages des autres sites vers lesquelles mènent nos textes.

    Ne bloque jamais rien : le code de sortie est 0, ou 2 pour une panne. Interrompue, la commande
    garde ce qu’elle a appris et reprend où elle en était.
    """
    project = load_project(racine, reference_day())
    exclusions = project.catalogue.exclusions
    places = find_addresses(racine)
    prefixes = tuple(item.prefix for item in exclusions.exclusions) if exclusions else ()
    wanted = {
        address: found for address, found in places.items() if not address.startswith(prefixes)
    }
    home = site_url(project.catalogue)
    memory = Memory(etat or racine / STATE_FILE)
    due = _due(wanted, memory, tout)[:maximum]
    agent = f"FabriqueDesCompetences/{__version__} (+{home}references/etat-des-liens/)"
    if due:
        _visit(due, agent, memory)
    memory.save(frozenset(places))
    found = sorted(
        (
            *check_links(wanted, memory.links),
            *lie103_exclusion_expired.check(project.catalogue),
            *check_exclusions(exclusions, places),
        ),
        key=lambda item: item.order,
    )
    findings = Findings(tuple(found), len(project.files), home)
    say(
        terminal.render(findings)
        if format_name == "texte" and is_terminal()
        else REPORTS[format_name].render(findings)
    )
    click.echo(_summary(wanted, memory, len(due)), err=True)


def _due(wanted: dict[str, tuple[Position, ...]], memory: Memory, everything: bool) -> list[str]:
    """Return the addresses to visit, those never seen first, then the oldest answers."""
    now = datetime.now(UTC)
    never = datetime.min.replace(tzinfo=UTC)

    def seen(address: str) -> datetime:
        return memory.links[address].checked if address in memory.links else never

    return sorted(
        (
            address
            for address in wanted
            if everything
            or address not in memory.links
            or memory.links[address].is_due(address, now)
        ),
        key=lambda address: (seen(address), address),
    )


def _visit(due: list[str], agent: str, memory: Memory) -> None:
    """Visit the pages, keeping each answer at once; what it takes is imported only now."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from fabrique.loading.web import Visitor, is_online, visit_all

    if not is_online(due):
        raise FabriqueError(
            "Aucun nom de serveur ne se résout : rien n’a été visité",
            "Vérifiez la connexion de cette machine, puis recommencez.",
        )

    console = Console(stderr=True)
    words = TextColumn("Visites"), TextColumn("{task.fields[host]}", markup=False)
    columns = (words[0], BarColumn(), MofNCompleteColumn(), words[1])
    hidden = not console.is_terminal
    with (
        closing(Visitor(agent)) as visitor,
        closing(visit_all(due, visitor)) as answers,
        Progress(*columns, console=console, disable=hidden, transient=True) as bar,
    ):
        task = bar.add_task("", total=len(due), host="")
        for address, answer in answers:
            record = remember(memory.links.get(address), answer, datetime.now(UTC))
            if record.state is LinkState.BROKEN and record.archive is None:
                record = record.model_copy(update={"archive": visitor.archive(address)})
            memory.keep(address, record)
            bar.update(task, advance=1, host=address.split("/")[2][:40])


def _summary(wanted: dict[str, tuple[Position, ...]], memory: Memory, visited: int) -> str:
    states = [memory.links[address].state for address in wanted if address in memory.links]
    parts = [count(len(wanted), "adresse"), count(visited, "visite") + " cette fois"]
    words = {
        LinkState.BROKEN: "disparue",
        LinkState.MOVED: "déplacée",
        LinkState.UNSURE: "incertaine",
    }
    parts += [count(states.count(state), word) for state, word in words.items()]
    return ", ".join(parts)
