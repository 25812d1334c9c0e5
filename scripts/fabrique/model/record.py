"""What was published: one record per edition, and what is said of what was taken away since.

A record is written by `fabrique edition preparer` and never changes; the rules, the page of the
editions and the pages that answer at old addresses are all drawn from it.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from fabrique.model.shape import Identifier, Shape, Sourced, Text, Version

LABEL = re.compile(r"[0-9]{4}\.[1-9][0-9]{0,3}\Z")
FILE = "fichier"  # kind of an address that is not a page
MOVED = "renvoi"  # kind of a page that only leads to another
GONE = "retrait"  # kind of a page that says why nothing is left
STAND_INS = (MOVED, GONE)

Label = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}\.[1-9][0-9]{0,3}$")]
SitePath = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9._-]*)?$"
    ),
]

Nature = Literal["ajout", "modification", "retrait", "renommage"]
ADDED: Final = "ajout"
CHANGED: Final = "modification"
REMOVED: Final = "retrait"
RENAMED: Final = "renommage"


class PublishedResource(Shape):
    """A resource as an edition published it; `keys` gives a digest per key of its data.

    `texte` and `fichiers` stand for the text and for the content of the files.
    """

    title: str = Field(alias="titre")
    version: Version
    updated_on: date | None = Field(None, alias="modifie")
    digest: str = Field(alias="empreinte")
    keys: Mapping[str, str] = Field(alias="cles")
    former_ids: tuple[Identifier, ...] = Field((), alias="anciens_identifiants")


class EditionChange(Shape):
    """What happened to a resource between two editions; `keys` is sorted."""

    nature: Nature
    id: Identifier
    title: str = Field(alias="titre")
    keys: tuple[str, ...] = Field((), alias="cles")
    former_id: Identifier | None = Field(None, alias="ancien_identifiant")
    former_version: Version | None = Field(None, alias="ancienne_version")
    version: Version | None = None
    reason: str | None = Field(None, alias="motif")


class EditionRecord(Shape):
    """A published edition: every address of its site with the kind of page, every resource."""

    label: Label = Field(alias="edition")
    date: date
    changes: tuple[EditionChange, ...] = Field((), alias="changements")
    resources: Mapping[Identifier, PublishedResource] = Field(alias="ressources")
    addresses: Mapping[SitePath, str] = Field(alias="adresses")

    @property
    def rank(self) -> tuple[int, int]:
        """Return what sorts editions: the year, then the number within the year."""
        return rank(self.label)

    @property
    def file(self) -> str:
        """Return the POSIX path of the record from the project’s root."""
        return f"ressources/editions/{self.label}.json"


class Withdrawal(Shape):
    """What to answer at an address, or under it, where nothing is published any more."""

    address: SitePath = Field(
        alias="adresse",
        title="Adresse",
        description="Depuis la racine du site : catalogue/mon-outil/. Vaut pour tout ce qui commence ainsi.",
    )
    reason: Text | None = Field(
        None,
        alias="motif",
        title="Motif",
        description="Pourquoi il n’y a plus rien, en une phrase. Sans motif, l’adresse renvoie à la nouvelle.",
    )
    successor: SitePath | None = Field(
        None,
        alias="remplace_par",
        title="Remplacée par",
        description="Adresse de la page qui prend la suite, depuis la racine du site.",
    )


class Withdrawals(Sourced):
    """What was taken away and has no file of its own to say so."""

    withdrawals: tuple[Withdrawal, ...] = Field(
        (),
        alias="retraits",
        title="Retraits",
        description="Pages et ressources dont le dossier n’existe plus.",
    )

    def find(self, address: str) -> Withdrawal | None:
        """Return what covers an address: the entry that bears it, else the longest beginning."""
        found = [
            item
            for item in self.withdrawals
            if address == item.address
            or (item.address.endswith("/") and address.startswith(item.address))
        ]
        return max(found, key=lambda item: len(item.address), default=None)


def rank(label: str) -> tuple[int, int]:
    """Return what sorts editions: the year, then the number within the year."""
    year, _, number = label.partition(".")
    return int(year), int(number)
