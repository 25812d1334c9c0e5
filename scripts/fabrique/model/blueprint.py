"""The deployable « format » of place: principles, zones, axes and criteria."""

from typing import Annotated, Literal

from pydantic import Field

from fabrique.model.shape import BibKey, Day, Identifier, Line, Shape, Sourced, Term, Text, Version


class Principle(Shape):
    """A choice that the format takes and why."""

    title: Line = Field(alias="titre", title="Titre", description="Le principe en une phrase.")
    text: Text = Field(alias="texte", title="Texte", description="Ce qu’il implique.")


class Sizing(Shape):
    """A coefficient: so many units per something, with its source or the word « hypothèse »."""

    label: Line = Field(alias="libelle", title="Libellé", description="Ce que l’on dimensionne.")
    value: Annotated[int | float, Field(gt=0)] = Field(
        alias="valeur", title="Valeur", description="Un nombre."
    )
    unit: Line = Field(alias="unite", title="Unité", description="m², kWh, postes…")
    per: Line = Field(alias="par", title="Par", description="Par poste, par personne, par machine…")
    source: Text = Field(
        title="Source", description="D’où vient la valeur, ou « hypothèse à remplacer »."
    )


class Adjacency(Shape):
    """Where a zone stands beside another."""

    zone: Annotated[str, Term("zones")] = Field(title="Zone", description="L’autre zone.")
    relation: Literal["proche", "eloignee", "separee"] = Field(
        title="Relation", description="proche, eloignee ou separee."
    )
    reason: Text = Field(alias="raison", title="Raison", description="Pourquoi.")


class Zone(Shape):
    """A zone of the place."""

    zone: Annotated[str, Term("zones")] = Field(title="Zone", description="Clé de la zone.")
    role: Text = Field(title="Rôle", description="Ce que l’on y fait.")
    sizing: tuple[Sizing, ...] = Field(
        (),
        alias="dimensionnement",
        title="Dimensionnement",
        description="Coefficients avec leur source.",
    )
    adjacencies: tuple[Adjacency, ...] = Field(
        (),
        alias="voisinages",
        title="Voisinages",
        description="Zones proches, éloignées ou séparées.",
    )
    machines: tuple[Line, ...] = Field((), title="Machines", description="Machines habituelles.")
    safety: tuple[Text, ...] = Field(
        (), alias="securite", title="Sécurité", description="Points de vigilance."
    )
    eco_criteria: tuple[Text, ...] = Field(
        (), alias="eco_criteres", title="Éco-critères", description="Ce qui rend la zone sobre."
    )


class Grade(Shape):
    """One of the four described levels of a criterion."""

    level: Annotated[int, Field(ge=1, le=4)] = Field(
        alias="niveau", title="Niveau", description="De 1 à 4."
    )
    description: Text = Field(title="Description", description="Ce que l’on constate à ce niveau.")


class Criterion(Shape):
    """A criterion of the self-diagnosis."""

    id: Identifier = Field(title="Identifiant", description="Ne change plus une fois publié.")
    title: Line = Field(alias="titre", title="Titre", description="Ce que l’on examine.")
    grades: tuple[Grade, ...] = Field(
        alias="niveaux",
        min_length=4,
        max_length=4,
        title="Niveaux",
        description="Quatre niveaux décrits.",
    )
    evidence: tuple[Text, ...] = Field(
        alias="preuves", min_length=1, title="Preuves", description="Ce qu’il faut pouvoir montrer."
    )
    resources: tuple[Identifier, ...] = Field(
        (),
        alias="ressources",
        title="Ressources",
        description="Ressources qui aident à progresser.",
    )
    references: tuple[BibKey, ...] = Field(
        (), title="Références", description="Clés de la bibliographie."
    )


class Axis(Shape):
    """A family of criteria."""

    id: Identifier = Field(title="Identifiant", description="Ne change plus une fois publié.")
    title: Line = Field(alias="titre", title="Titre", description="Nom de l’axe.")
    summary: Text = Field(alias="resume", title="Résumé", description="Ce que l’axe couvre.")
    criteria: tuple[Criterion, ...] = Field(
        alias="criteres", min_length=1, title="Critères", description="Critères de l’axe."
    )


class Blueprint(Sourced):
    """A format of place."""

    id: Identifier = Field(
        title="Identifiant", description="Nom du fichier ; donne l’adresse de la page."
    )
    title: Line = Field(alias="titre", title="Titre", description="Nom du format.")
    summary: Text = Field(
        alias="resume", title="Résumé", description="Pour quel lieu, dans quel but."
    )
    version: Version = Field(title="Version", description="Trois nombres entre guillemets.")
    license: Annotated[str, Term("licences")] = Field(
        alias="licence", title="Licence", description="Identifiant SPDX."
    )
    status: Annotated[str, Term("statuts")] = Field(
        alias="statut", title="Statut", description="brouillon, relu, publie ou retire."
    )
    updated_on: Day = Field(
        alias="modifie", title="Modifié le", description="Date de la dernière modification."
    )
    principles: tuple[Principle, ...] = Field(
        alias="principes", min_length=1, title="Principes", description="Ce que le format choisit."
    )
    zones: tuple[Zone, ...] = Field(min_length=1, title="Zones", description="Zones du lieu.")
    axes: tuple[Axis, ...] = Field(
        min_length=1, title="Axes", description="Axes de la grille de critères."
    )

    @property
    def url(self) -> str:
        """Return the address of the page, relative to the site's root."""
        return f"espace/{self.id}/"
