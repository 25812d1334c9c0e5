"""What a facilitator needs to run a session: time, group, material, rooms, phases."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from fabrique.model.shape import Identifier, Line, Shape, Term, Text

Minutes = Annotated[int, Field(ge=0, le=60_000)]


class Span(Shape):
    """A range of whole numbers, ends included."""

    min: Annotated[int, Field(ge=0, le=60_000)] = Field(
        title="Minimum", description="Plus petite valeur."
    )
    max: Annotated[int, Field(ge=0, le=60_000)] = Field(
        title="Maximum", description="Plus grande valeur."
    )


def _tag(value: Any) -> str:
    return "intervalle" if isinstance(value, dict | Span) else "nombre"


MinutesOrSpan = Annotated[
    Annotated[Minutes, Tag("nombre")] | Annotated[Span, Tag("intervalle")], Discriminator(_tag)
]


class Duration(Shape):
    """Times in whole minutes, each a number or a range (exported as ISO 8601 `timeRequired`)."""

    preparation: MinutesOrSpan | None = Field(
        None, title="Préparation", description="Minutes à prévoir avant la séance."
    )
    session: MinutesOrSpan = Field(
        alias="animation",
        title="Animation",
        description="Minutes avec le groupe : la somme du déroulé.",
    )
    debrief: MinutesOrSpan | None = Field(
        None,
        alias="restitution",
        title="Restitution",
        description="Minutes de mise au propre après la séance.",
    )
    justification: Text | None = Field(
        None,
        title="Justification",
        description="Pourquoi la séance dépasse une journée (420 minutes).",
    )

    @property
    def session_bounds(self) -> tuple[int, int]:
        """Return the shortest and the longest session, in minutes."""
        return bounds(self.session)


def bounds(value: int | Span) -> tuple[int, int]:
    """Return the ends of a number or range, in the unit of the value."""
    return (value.min, value.max) if isinstance(value, Span) else (value, value)


DURATION_CLASSES: tuple[tuple[str, str, int | None], ...] = (
    ("30-min", "30 minutes au plus", 30),
    ("1-h", "1 heure au plus", 60),
    ("2-h", "2 heures au plus", 120),
    ("demi-journee", "une demi-journée (3 h 30 au plus)", 210),
    ("journee", "une journée (7 heures au plus)", 420),
    ("plus", "plus d’une journée", None),
)


def duration_class(minutes: int) -> str:
    """Return the key of the class into which a session of that many minutes falls."""
    for key, _, limit in DURATION_CLASSES:
        if limit is None or minutes <= limit:
            return key
    raise AssertionError("the last class has no limit")


class GroupSize(Shape):
    """How many people take part, and in sub-groups of how many."""

    min: Annotated[int, Field(ge=1, le=1000)] = Field(
        title="Minimum", description="Plus petit groupe."
    )
    max: Annotated[int, Field(ge=1, le=1000)] = Field(
        title="Maximum", description="Plus grand groupe."
    )
    subgroups: Span | None = Field(
        None, alias="sous_groupes", title="Sous-groupes", description="Taille d’un sous-groupe."
    )


class Material(Shape):
    """A thing to gather, with its quantity."""

    name: Line = Field(alias="nom", title="Nom", description="Ce qu’il faut.")
    quantity: Annotated[int | float, Field(gt=0, le=1_000_000)] = Field(
        alias="quantite", title="Quantité", description="Un nombre."
    )
    per: Annotated[str, Term("materiel-par")] = Field(
        alias="par", title="Par", description="personne, sous-groupe ou seance."
    )
    nature: Annotated[str, Term("materiel-natures")] = Field(
        title="Nature", description="reutilisable, consommable ou machine."
    )


class Room(Shape):
    """A zone of the place that the session needs."""

    zone: Annotated[str, Term("zones")] = Field(title="Zone", description="Zone du lieu.")
    machines: tuple[Line, ...] = Field((), title="Machines", description="Machines et gros outils.")
    detail: Line | None = Field(
        None, alias="precision", title="Précision", description="Ce que la zone doit offrir."
    )


class Phase(Shape):
    """A timed phase of a session."""

    title: Line = Field(alias="titre", title="Titre", description="Nom de l’étape.")
    minutes: Annotated[int, Field(ge=0, le=10_000)] = Field(
        title="Minutes", description="Durée de l’étape."
    )
    facilitator: Text = Field(
        alias="facilitateur",
        title="La personne qui anime",
        description="Ce que fait la personne qui anime.",
    )
    participants: Text = Field(
        title="Les participants", description="Ce que font les participants."
    )
    resource: Identifier | None = Field(
        None,
        alias="ressource",
        title="Ressource",
        description="Ressource du catalogue sur laquelle l’étape s’appuie.",
    )
