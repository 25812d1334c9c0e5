"""Learning paths: ordered resources for one audience (schema.org ordered `hasPart`)."""

from typing import Annotated, Literal

from pydantic import Field

from fabrique.model.credits import Author
from fabrique.model.session import MinutesOrSpan
from fabrique.model.shape import Day, Identifier, Line, Shape, Sourced, Term, Text, Version


class Step(Shape):
    """One step of a path."""

    resource: Identifier = Field(
        alias="ressource",
        title="Ressource",
        description="Identifiant d’une ressource du catalogue.",
    )
    why: Text = Field(
        alias="pourquoi", title="Pourquoi ici", description="Ce que l’étape apporte à cet endroit."
    )
    optional: bool = Field(
        False,
        alias="facultatif",
        title="Facultative",
        description="true si l’étape peut être sautée.",
    )
    assessment: Text | None = Field(
        None, alias="evaluation", title="Évaluation", description="Comment on vérifie l’acquis."
    )
    duration: MinutesOrSpan | None = Field(
        None,
        alias="duree",
        title="Durée",
        description="Minutes, si elles diffèrent de celles de la ressource.",
    )
    periods: tuple[Annotated[int, Field(ge=1, le=60)], ...] = Field(
        (),
        alias="periodes",
        title="Périodes",
        description="Numéros des semaines ou des jours du calendrier que l’étape occupe, à parts égales.",
    )
    own_minutes: Annotated[int, Field(ge=0, le=20_000)] = Field(
        0,
        alias="travail_personnel",
        title="Travail personnel",
        description="Minutes de travail hors séance que l’étape demande.",
    )


class Calendar(Shape):
    """How a path is spread over time."""

    unit: Literal["jour", "semaine"] = Field(
        alias="unite", title="Unité", description="jour ou semaine."
    )
    count: Annotated[int, Field(ge=1, le=60)] = Field(
        alias="nombre", title="Nombre", description="Combien de jours ou de semaines en tout."
    )
    minutes_per_period: Annotated[int, Field(ge=1, le=6000)] | None = Field(
        None,
        alias="minutes_par_periode",
        title="Minutes par période",
        description="Ce que l’emploi du temps laisse au plus, travail personnel non compris.",
    )
    note: Text | None = Field(
        None, title="Remarque", description="Ce que le tableau ne dit pas : alternance, congés."
    )


class Pathway(Sourced):
    """A path through the catalogue; it is a collection, and its items keep their own licences."""

    id: Identifier = Field(
        title="Identifiant", description="Nom du fichier ; donne l’adresse de la page."
    )
    title: Line = Field(alias="titre", title="Titre", description="À quoi mène le parcours.")
    summary: Text = Field(alias="resume", title="Résumé", description="Pour qui, pour quoi.")
    language: Annotated[str, Term("langues")] = Field(
        alias="langue", title="Langue", description="Code de langue : fr."
    )
    license: Annotated[str, Term("licences")] = Field(
        alias="licence", title="Licence", description="Licence du texte du parcours."
    )
    authors: tuple[Author, ...] = Field(
        alias="auteurs", min_length=1, title="Auteurs", description="Qui a composé le parcours."
    )
    version: Version = Field(title="Version", description="Trois nombres entre guillemets.")
    status: Annotated[str, Term("statuts")] = Field(
        alias="statut", title="Statut", description="brouillon, relu, publie ou retire."
    )
    published: Day | None = Field(
        None, alias="publie", title="Publié le", description="Date de première publication."
    )
    updated_on: Day | None = Field(
        None, alias="modifie", title="Modifié le", description="Date de la dernière modification."
    )
    audiences: tuple[Annotated[str, Term("publics")], ...] = Field(
        (), alias="publics", title="Publics", description="À qui il s’adresse."
    )
    levels: tuple[Annotated[str, Term("niveaux")], ...] = Field(
        (), alias="niveaux", title="Niveaux", description="Niveaux de formation."
    )
    modalities: tuple[Annotated[str, Term("modalites")], ...] = Field(
        (), alias="modalites", title="Modalités", description="Façons de le vivre."
    )
    not_for: Text | None = Field(
        None,
        alias="pas_pour",
        title="Pour qui ce n’est pas fait",
        description="Quand choisir un autre parcours.",
    )
    assessment: Text | None = Field(
        None,
        alias="evaluation",
        title="Évaluation",
        description="Comment l’acquis de tout le parcours se vérifie, et qui décide.",
    )
    support: tuple[Text, ...] = Field(
        (),
        alias="pour_encadrer",
        title="Pour la personne qui encadre",
        description="Ce qu’elle prépare, réunit et suit.",
    )
    calendar: Calendar | None = Field(
        None,
        alias="calendrier",
        title="Calendrier",
        description="Comment le parcours se répartit dans le temps.",
    )
    steps: tuple[Step, ...] = Field(
        alias="etapes", min_length=1, title="Étapes", description="Dans l’ordre."
    )

    @property
    def url(self) -> str:
        """Return the address of the page, relative to the site's root."""
        return f"parcours/{self.id}/"

    @property
    def is_published(self) -> bool:
        """Tell whether the path is offered to readers."""
        return self.status == "publie"
