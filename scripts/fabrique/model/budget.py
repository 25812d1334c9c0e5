"""What a page may weigh, by kind of page: the limits, and what `site.yml` changes of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from fabrique.model.shape import Shape


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one kind of page, at a first visit, files being compressed with brotli.

    A kilobyte is 1,000 bytes. `elements` leaves out the author's own text and tables, and what SVG
    images contain; `elements_with_prose` counts the text too. The `_aim` of a quantity is wished for,
    the limit itself is not to be passed.
    """

    weight_kb: float
    weight_aim_kb: float
    requests: int
    elements: int
    elements_with_prose: int
    ecoindex: float
    ecoindex_aim: float
    script_kb: float = 6


# Why long pages have a higher limit of elements: docs/a-propos/ecoconception.md.
LIMITS = {
    "accueil": Limits(35, 20, 5, 250, 250, 85, 85),
    "ressource": Limits(40, 22, 5, 320, 1000, 60, 80),
    "catalogue": Limits(40, 22, 5, 420, 420, 80, 80, 8),
    "recherche": Limits(30, 18, 5, 260, 260, 84, 84, 20),
    "outil": Limits(60, 30, 5, 450, 450, 78, 78, 20),
    "liste": Limits(40, 22, 5, 1200, 1200, 55, 70),
    "recueil": Limits(60, 40, 8, 2500, 2500, 30, 60),
    "autre": Limits(40, 22, 5, 400, 700, 68, 80),
}

OTHER = "autre"

Kind = Literal[
    "accueil", "ressource", "catalogue", "recherche", "outil", "liste", "recueil", "autre"
]

_Count = Annotated[int, Field(ge=1, le=100_000)]
_Size = Annotated[float, Field(ge=0, le=100_000)]
_Mark = Annotated[float, Field(ge=0, le=100)]


class Budget(Shape):
    """What an edition changes in the limits of one kind of page; the rest keeps its usual value."""

    kind: Kind = Field(
        alias="type",
        title="Type de page",
        description="Un outil est interactif ; une liste est complète ; un recueil réunit plusieurs ressources, à imprimer.",
    )
    weight_kb: _Size | None = Field(
        None,
        alias="poids_ko",
        title="Poids",
        description="Kilo-octets (1 000 octets) à ne pas dépasser, compressés en brotli, cache vide.",
    )
    weight_aim_kb: _Size | None = Field(
        None, alias="poids_vise_ko", title="Poids visé", description="Kilo-octets souhaités."
    )
    requests: _Count | None = Field(
        None,
        alias="requetes",
        title="Requêtes",
        description="Nombre de fichiers demandés à ne pas dépasser, page comprise.",
    )
    elements: _Count | None = Field(
        None,
        title="Éléments",
        description="Nombre d’éléments HTML à ne pas dépasser, texte de l’auteur non compris.",
    )
    elements_with_prose: _Count | None = Field(
        None,
        alias="elements_avec_texte",
        title="Éléments avec le texte",
        description="Nombre d’éléments HTML à ne pas dépasser, texte de l’auteur compris.",
    )
    ecoindex: _Mark | None = Field(
        None, title="EcoIndex", description="Note sur 100 à ne pas descendre."
    )
    ecoindex_aim: _Mark | None = Field(
        None, alias="ecoindex_vise", title="EcoIndex visé", description="Note souhaitée."
    )
    script_kb: _Size | None = Field(
        None,
        alias="script_ko",
        title="Script",
        description="Kilo-octets de script à ne pas dépasser.",
    )


def limits_of(kind: str, budgets: Iterable[Budget]) -> Limits:
    """Return the limits of a kind of page, changed by the budgets; unknown: the ordinary ones."""
    kind = kind if kind in LIMITS else OTHER
    limits = LIMITS[kind]
    for budget in budgets:
        if budget.kind == kind:
            limits = replace(
                limits,
                **{key: value for key, value in budget if key != "kind" and value is not None},
            )
    return limits
