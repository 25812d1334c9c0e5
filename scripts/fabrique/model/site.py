"""The identity of the published site."""

from typing import Annotated

from pydantic import Field

from fabrique.model.budget import Budget
from fabrique.model.duties import Accessibility, Host, Institution, PersonalData
from fabrique.model.shape import Address, Line, Shape, Sourced, Term, Text

EXAMPLE_URL = "https://exemple.test/"


class Growth(Shape):
    """What published editions may weigh, in megabytes of a million bytes, before compression."""

    total_mb: int = Field(
        900,
        alias="taille_totale_mo",
        ge=1,
        le=1_000_000,
        title="Taille totale",
        description="Mégaoctets de toutes les éditions ensemble ; les hébergements de pages s’arrêtent souvent à 1000.",
    )
    edition_mb: int = Field(
        200,
        alias="taille_edition_mo",
        ge=1,
        le=1_000_000,
        title="Taille d’une édition",
        description="Mégaoctets d’une édition ; elle compte deux fois tant qu’elle est la dernière.",
    )


class Site(Sourced):
    """Who publishes, under which name and address; what only the publisher knows may be missing."""

    name: Line = Field(alias="nom", title="Nom", description="Nom du site.")
    subtitle: Line | None = Field(
        None, alias="sous_titre", title="Sous-titre", description="Précise le nom."
    )
    summary: Text = Field(
        alias="resume", title="Résumé", description="Ce qu’est le site, en une phrase."
    )
    language: Annotated[str, Term("langues")] = Field(
        alias="langue", title="Langue", description="Code de langue : fr."
    )
    url: Address = Field(
        alias="adresse", title="Adresse", description="Adresse publique, avec sa barre finale."
    )
    publisher: Line = Field(
        alias="editeur", title="Éditeur", description="Organisation qui publie."
    )
    license: Annotated[str, Term("licences")] = Field(
        alias="licence", title="Licence", description="Licence des contenus."
    )
    support: Line | None = Field(
        None, alias="soutien", title="Soutien", description="Mention du financement."
    )
    forge: Address | None = Field(None, title="Forge", description="Adresse publique du dépôt.")
    institution: Institution = Field(
        Institution(),
        alias="etablissement",
        title="Établissement",
        description="Ce que les mentions légales disent de l’éditeur.",
    )
    host: Host = Field(
        Host(), alias="hebergeur", title="Hébergeur", description="Qui héberge le site."
    )
    personal_data: PersonalData = Field(
        PersonalData(),
        alias="donnees_personnelles",
        title="Données personnelles",
        description="Ce que la page du même nom dit du traitement.",
    )
    accessibility: Accessibility = Field(
        Accessibility(),
        alias="accessibilite",
        title="Accessibilité",
        description="Ce sur quoi repose la déclaration d’accessibilité.",
    )
    editions: Growth = Field(
        Growth(),
        title="Éditions",
        description="Ce que les éditions publiées peuvent peser.",
    )
    budgets: tuple[Budget, ...] = Field(
        (),
        title="Budgets",
        description="Poids, requêtes et éléments à ne pas dépasser, par type de page.",
    )
