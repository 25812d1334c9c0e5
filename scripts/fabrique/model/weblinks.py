"""What is known of the pages of others that this site links to, over time.

A page is said to be broken only after several failures over several days: servers have bad days,
and some refuse programs while they welcome readers.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from pydantic import AwareDatetime, Field

from fabrique.model.shape import Address, Day, Line, Shape, Sourced, Text

FAILURES = 3  # of them, at least…
FAILURE_SPAN = timedelta(days=3)  # …between the first and the last, before a page is broken
KEPT_FAILURES = 10


class LinkState(StrEnum):
    """What a page answers."""

    OK = "ok"
    MOVED = "redirection-permanente"
    DETOUR = "redirection-temporaire"
    BROKEN = "casse"
    UNSURE = "indetermine"


LIFETIMES = {
    LinkState.OK: timedelta(days=14),
    LinkState.MOVED: timedelta(days=7),
    LinkState.DETOUR: timedelta(days=14),
    LinkState.BROKEN: timedelta(days=1),
    LinkState.UNSURE: timedelta(days=1),
}


class Answer(Shape):
    """What one visit learned; `target` is where a redirection leads."""

    state: LinkState = Field(alias="etat", title="État", description="Ce que la page répond.")
    status: int | None = Field(None, alias="code", title="Code", description="Code HTTP.")
    reason: str = Field("", alias="raison", title="Raison", description="Pourquoi, en français.")
    target: str | None = Field(
        None, alias="destination", title="Destination", description="Où mène la redirection."
    )


class LinkRecord(Answer):
    """What is remembered of an address."""

    checked: AwareDatetime = Field(
        alias="verifie", title="Vérifié", description="Dernière visite, en temps universel."
    )
    since: AwareDatetime = Field(
        alias="depuis", title="Depuis", description="Première visite qui a trouvé cet état."
    )
    failures: tuple[AwareDatetime, ...] = Field(
        (), alias="echecs", title="Échecs", description="Visites ratées depuis la dernière réussie."
    )
    archive: str | None = Field(
        None, title="Archive", description="Copie gardée par un service d’archives."
    )

    def is_due(self, address: str, now: datetime) -> bool:
        """Tell whether the page must be visited again; addresses spread over a few days."""
        spread = 0.8 + 0.4 * sha256(address.encode()).digest()[0] / 255
        return now - self.checked >= LIFETIMES[self.state] * spread


class LinkMemory(Shape):
    """Every address once visited, and what is known of it."""

    version: Annotated[int, Field(ge=1, le=1)] = Field(
        1, title="Version", description="Forme de ce fichier."
    )
    links: dict[str, LinkRecord] = Field(
        default_factory=dict, alias="liens", title="Liens", description="Par adresse."
    )


class Exclusion(Shape):
    """Addresses that are not to be visited, for a reason and for a time."""

    prefix: Address = Field(
        alias="commence_par", title="Commence par", description="Début des adresses écartées."
    )
    reason: Text = Field(alias="raison", title="Raison", description="Pourquoi les écarter.")
    author: Line = Field(alias="auteur", title="Auteur", description="Qui l’a décidé.")
    expires: Day = Field(
        alias="expire", title="Expire", description="Jour où l’exclusion se rediscute."
    )


class Exclusions(Sourced):
    """The addresses that are not visited."""

    exclusions: tuple[Exclusion, ...] = Field(
        (), title="Exclusions", description="Une entrée par début d’adresse."
    )


def remember(known: LinkRecord | None, answer: Answer, moment: datetime) -> LinkRecord:
    """Return what is known after a visit; a failure alone is not yet a broken page."""
    failures = known.failures if known else ()
    state, reason = answer.state, answer.reason
    if state is LinkState.BROKEN:
        failures = (*failures, moment)
        failures = (failures[0], *failures[1:][-KEPT_FAILURES + 1 :])
        if len(failures) < FAILURES or moment - failures[0] < FAILURE_SPAN:
            state, reason = LinkState.UNSURE, f"échec à confirmer : {reason}"
    elif state is not LinkState.UNSURE:
        failures = ()
    same = known is not None and known.state is state
    return LinkRecord(
        state=state,
        status=answer.status,
        reason=reason,
        target=answer.target,
        checked=moment,
        since=known.since if same and known else moment,
        failures=failures,
        archive=known.archive if known and state is LinkState.BROKEN else None,
    )
