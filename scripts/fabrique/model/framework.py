"""The competency framework (CASE `CFDocument` and `CFItem`, SKOS `ConceptScheme`)."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from fabrique.model.shape import (
    Address,
    BibKey,
    CompetencyCode,
    Day,
    Identifier,
    Line,
    Shape,
    Sourced,
    Term,
    Text,
    Version,
)

LevelNumber = Annotated[int, Field(ge=1, le=3)]


class LevelName(Shape):
    """What one of the three levels is called."""

    level: LevelNumber = Field(alias="niveau", title="Niveau", description="1, 2 ou 3.")
    name: Line = Field(alias="nom", title="Nom", description="Nom du niveau.")
    summary: Text = Field(alias="resume", title="Résumé", description="Ce qui distingue ce niveau.")


class Level(Shape):
    """A level of one competency and how it is recognised."""

    level: LevelNumber = Field(alias="niveau", title="Niveau", description="1, 2 ou 3.")
    description: Text = Field(
        title="Description", description="Ce que la personne sait faire à ce niveau."
    )
    criteria: tuple[Text, ...] = Field(
        alias="criteres",
        min_length=3,
        title="Critères",
        description="Ce que l’on voit faire ou ce que l’on lit : trois au moins.",
    )


class Competency(Shape):
    """A competency; its code never changes."""

    code: CompetencyCode = Field(title="Code", description="Lettre du bloc et numéro : A3.")
    title: Line = Field(alias="titre", title="Intitulé", description="Verbe d’action et objet.")
    status: Annotated[str, Term("statuts")] = Field(
        alias="statut", title="Statut", description="brouillon, relu, publie ou retire."
    )
    summary: Text = Field(
        alias="resume",
        title="Résumé",
        description="Ce que la personne sait faire, où et pour quel résultat.",
    )
    levels: tuple[Level, ...] = Field(
        alias="niveaux",
        min_length=3,
        max_length=3,
        title="Niveaux",
        description="Les trois niveaux, dans l’ordre.",
    )
    evidence: tuple[Text, ...] = Field(
        alias="preuves",
        min_length=2,
        title="Preuves",
        description="Traces à montrer : deux au moins.",
    )
    references: tuple[BibKey, ...] = Field(
        (), title="Références", description="Clés de la bibliographie."
    )

    @property
    def url(self) -> str:
        """Return the address of the page, relative to the site's root."""
        return f"referentiel/{self.code.lower()}/"

    @property
    def is_published(self) -> bool:
        """Tell whether the competency is offered to readers."""
        return self.status == "publie"


class Block(Shape):
    """A family of competencies."""

    code: Annotated[str, Field(pattern=r"^[A-Z]$")] = Field(title="Code", description="Une lettre.")
    title: Line = Field(alias="titre", title="Intitulé", description="Verbe d’action et objet.")
    summary: Text = Field(
        alias="resume", title="Résumé", description="Situation de travail et ce qu’on y produit."
    )
    competencies: tuple[Competency, ...] = Field(
        alias="competences",
        min_length=1,
        title="Compétences",
        description="Dans l’ordre des codes.",
    )

    @property
    def url(self) -> str:
        """Return the address of the page, relative to the site's root."""
        return f"referentiel/bloc-{self.code.lower()}/"


class Framework(Sourced):
    """The whole framework."""

    id: Identifier = Field(title="Identifiant", description="Ne change plus une fois publié.")
    title: Line = Field(alias="titre", title="Titre", description="Nom du référentiel.")
    summary: Text = Field(
        alias="resume", title="Résumé", description="À quoi il sert et d’où il vient."
    )
    language: Annotated[str, Term("langues")] = Field(
        alias="langue", title="Langue", description="Code de langue : fr."
    )
    version: Version = Field(
        title="Version", description='Trois nombres entre guillemets : "1.0.0".'
    )
    license: Annotated[str, Term("licences")] = Field(
        alias="licence", title="Licence", description="Identifiant SPDX."
    )
    publisher: Line = Field(
        alias="editeur", title="Éditeur", description="Organisation qui publie."
    )
    updated_on: Day = Field(
        alias="modifie", title="Modifié le", description="Date de la dernière modification."
    )
    level_names: tuple[LevelName, ...] = Field(
        alias="niveaux",
        min_length=3,
        max_length=3,
        title="Niveaux",
        description="Noms des trois niveaux.",
    )
    blocks: tuple[Block, ...] = Field(
        alias="blocs", min_length=1, title="Blocs", description="Dans l’ordre des codes."
    )

    @cached_property
    def competencies(self) -> dict[str, Competency]:
        """Return every competency by code, in the order of the framework."""
        return {item.code: item for block in self.blocks for item in block.competencies}

    @cached_property
    def block_of(self) -> dict[str, Block]:
        """Return the block of each competency code."""
        return {item.code: block for block in self.blocks for item in block.competencies}


class Mapping(Shape):
    """A link from one of our competencies to one of another framework."""

    competency: CompetencyCode = Field(
        alias="competence", title="Compétence", description="Code de notre référentiel."
    )
    code: Line = Field(title="Code", description="Code dans l’autre cadre.")
    label: Line = Field(alias="libelle", title="Libellé", description="Nom dans l’autre cadre.")
    relation: Annotated[str, Term("relations")] = Field(
        title="Relation",
        description="Relation SKOS : exacte, proche, plus-large, plus-etroite, associee.",
    )
    justification: Text = Field(
        title="Justification", description="Pourquoi ce lien, en une phrase."
    )


class Crosswalk(Sourced):
    """The links between our framework and another one, in a stated version."""

    id: Identifier = Field(title="Identifiant", description="Nom du fichier, sans son extension.")
    title: Line = Field(alias="titre", title="Cadre", description="Nom de l’autre cadre.")
    version: Line = Field(title="Version", description="Version de l’autre cadre.")
    url: Address = Field(alias="adresse", title="Adresse", description="Où le lire.")
    kind: Literal["europeen", "national", "international"] = Field(
        alias="portee", title="Portée", description="europeen, national ou international."
    )
    mappings: tuple[Mapping, ...] = Field(
        alias="liens", min_length=1, title="Liens", description="Un lien par ligne."
    )
