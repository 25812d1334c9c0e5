"""LIE101, LIE102, LIE104: what visits to other sites teach; never a reason to stop publication."""

from collections.abc import Iterator, Mapping

from fabrique.model import (
    Diagnostic,
    Exclusions,
    LinkRecord,
    LinkState,
    Position,
    Rule,
    Severity,
)
from fabrique.model.wording import count, say_date

_BEFORE = {"index.md": "## En bref\n\nVoir [la source](https://www.example.com/ancienne).\n"}
_AFTER = {"index.md": "## En bref\n\nVoir [la source](https://www.example.com/nouvelle).\n"}
_EXCLUSION = (
    "exclusions:\n  - commence_par: https://www.example.com/\n"
    "    raison: Le serveur refuse les programmes.\n    auteur: L'équipe du site\n"
    "    expire: 2999-01-01\n"
)

BROKEN = Rule(
    code="LIE101",
    severity=Severity.WARNING,
    title="Page d’un autre site disparue",
    why="Plusieurs visites, sur plusieurs jours, n’ont pas trouvé la page : le lecteur ne la trouvera pas non plus.",
    fix="Cherchez la page chez son éditeur ou dans une archive du web, et remplacez l’adresse ou retirez l’affirmation.",
    bad=_BEFORE,
    good=_AFTER,
)
MOVED = Rule(
    code="LIE102",
    severity=Severity.ADVICE,
    title="Page d’un autre site déplacée pour de bon",
    why="Le serveur annonce une nouvelle adresse, définitive : l’ancienne finira par se taire.",
    fix="Remplacez l’adresse par la nouvelle.",
    bad=_BEFORE,
    good=_AFTER,
)
IDLE = Rule(
    code="LIE104",
    severity=Severity.ADVICE,
    title="Exclusion sans effet",
    why="Aucune adresse du site ne commence ainsi : l’exclusion cacherait un jour une vraie panne.",
    fix="Retirez cette exclusion de ressources/liens-exclus.yml.",
    bad={"ressources/liens-exclus.yml": _EXCLUSION},
    good={"ressources/liens-exclus.yml": "exclusions: []\n"},
)

OUTSIDE_RULES = (BROKEN, MOVED, IDLE)


def check_links(
    places: Mapping[str, tuple[Position, ...]], known: Mapping[str, LinkRecord]
) -> Iterator[Diagnostic]:
    """Yield, at each place where it is written, an address that is broken or has moved."""
    for address, positions in places.items():
        record = known.get(address)
        for position in positions:
            if record and record.state is LinkState.BROKEN:
                yield _broken(position, address, record)
            elif record and record.state is LinkState.MOVED and record.target:
                message = f"« {address[:80]} » a déménagé"
                yield MOVED.at(position, message, suggestions=(record.target,))


def check_exclusions(
    exclusions: Exclusions | None, addresses: Mapping[str, object]
) -> Iterator[Diagnostic]:
    """Yield the exclusions that no address begins with."""
    for index, item in enumerate(exclusions.exclusions if exclusions else ()):
        if exclusions and not any(address.startswith(item.prefix) for address in addresses):
            yield IDLE.at(
                exclusions.origin.at("exclusions", index, "commence_par"),
                f"Aucune adresse ne commence par « {item.prefix[:80]} »",
            )


def _broken(position: Position, address: str, record: LinkRecord) -> Diagnostic:
    since = ""
    if record.failures:
        first = say_date(record.failures[0].date())
        since = f", {count(len(record.failures), 'visite')} depuis le {first}"
    message = f"« {address[:80]} » ne répond plus ({record.reason}{since})"
    hint = f"Une copie est gardée : {record.archive}" if record.archive else ""
    return BROKEN.at(position, message, hint)
