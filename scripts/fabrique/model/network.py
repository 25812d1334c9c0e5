"""The network: partners and their programmes, facts only; what is unknown stays empty."""

from typing import Annotated, Literal

from pydantic import Field

from fabrique.model.shape import (
    Address,
    CompetencyCode,
    Identifier,
    Line,
    Shape,
    Sourced,
    Term,
    Text,
)


class Fact(Shape):
    """Where a statement comes from."""

    title: Line = Field(alias="titre", title="Titre", description="Nom de la page ou du document.")
    url: Address = Field(alias="adresse", title="Adresse", description="Adresse publique.")


class Partner(Shape):
    """An institution of the network (schema.org `Organization`)."""

    id: Identifier = Field(title="Identifiant", description="Ne change plus une fois publié.")
    name: Line = Field(alias="nom", title="Nom", description="Nom usuel.")
    role: Literal["formation", "financement", "appui"] = Field(
        title="Rôle", description="formation, financement ou appui."
    )
    territory: Line | None = Field(
        None,
        alias="territoire",
        title="Territoire",
        description="Ville ou territoire, si un fait le donne.",
    )
    url: Address | None = Field(
        None, alias="adresse", title="Adresse", description="Site public, si un fait le donne."
    )
    summary: Text | None = Field(
        None, alias="resume", title="Résumé", description="Ce que l’on sait de son rôle."
    )
    sources: tuple[Fact, ...] = Field(
        min_length=1, title="Sources", description="D’où vient ce qui est dit."
    )


class Partners(Sourced):
    """The file of partners."""

    partners: tuple[Partner, ...] = Field(
        alias="partenaires", min_length=1, title="Partenaires", description="Un par institution."
    )


class Program(Shape):
    """A training programme (schema.org `EducationalOccupationalProgram`)."""

    id: Identifier = Field(title="Identifiant", description="Ne change plus une fois publié.")
    title: Line = Field(alias="titre", title="Titre", description="Nom officiel.")
    partner: Identifier = Field(
        alias="partenaire", title="Partenaire", description="Identifiant de l’institution."
    )
    levels: tuple[Annotated[str, Term("niveaux")], ...] = Field(
        (), alias="niveaux", title="Niveaux", description="Niveaux de formation."
    )
    competencies: tuple[CompetencyCode, ...] = Field(
        (),
        alias="competences",
        title="Compétences",
        description="Codes couverts, d’après les sources seulement.",
    )
    summary: Text | None = Field(
        None, alias="resume", title="Résumé", description="Ce que l’on sait du programme."
    )
    sources: tuple[Fact, ...] = Field(
        min_length=1, title="Sources", description="D’où vient ce qui est dit."
    )


class Programs(Sourced):
    """The file of programmes."""

    programs: tuple[Program, ...] = Field(
        alias="formations", min_length=1, title="Formations", description="Une par programme."
    )
