"""What lies beside the data of a resource: files found, files declared, the picture of lists."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from fabrique.model.flaw import Flaw
from fabrique.model.shape import Address, Line, Shape, Term, Text


@dataclass(frozen=True, slots=True)
class ResourceFile:
    """A file found in the folder of a resource.

    `path` is relative to that folder; `kind` is `file`, `link`, `folder`, `other`, or `withheld`
    for a file that another check refused and that nobody opens; `head` holds its first bytes,
    enough to recognise its type; `read` gives its content through the safe opener of `loading`,
    `inspect` what the readers of `loading` found in it that may do harm.
    """

    path: str
    kind: str
    size_bytes: int
    head: bytes
    read: Callable[[], bytes]
    inspect: Callable[[], tuple[Flaw, ...]] = tuple


class Attachment(Shape):
    """A file that goes with the resource."""

    path: Line = Field(
        alias="chemin",
        title="Chemin",
        description="Depuis le dossier de la ressource : fichiers/plan.svg.",
    )
    title: Line = Field(
        alias="titre", title="Titre", description="Ce que l’on télécharge, en clair."
    )
    license: Annotated[str, Term("licences")] | None = Field(
        None,
        alias="licence",
        title="Licence",
        description="Si elle diffère de celle de la ressource.",
    )
    authors: Line | None = Field(
        None,
        alias="auteurs",
        title="Auteurs",
        description="S’ils diffèrent de ceux de la ressource.",
    )
    source: Address | None = Field(
        None, title="Source", description="Adresse d’où vient le fichier."
    )
    alt: Text | None = Field(
        None,
        title="Texte de remplacement",
        description="Ce que montre une image, pour qui ne la voit pas.",
    )
    language: Annotated[str, Term("langues")] | None = Field(
        None,
        alias="langue",
        title="Langue",
        description="Si elle diffère de celle de la ressource.",
    )


class Illustration(Shape):
    """The picture that stands for the resource in lists."""

    path: Line = Field(
        alias="fichier", title="Fichier", description="Chemin depuis le dossier de la ressource."
    )
    alt: Text = Field(title="Texte de remplacement", description="Ce que montre l’image.")
