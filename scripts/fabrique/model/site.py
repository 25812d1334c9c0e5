"""The identity of the published site."""

from typing import Annotated

from pydantic import Field

from fabrique.model.shape import Address, Line, Sourced, Term, Text

EXAMPLE_URL = "https://exemple.test/"


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
    contact: Line | None = Field(
        None, title="Contact", description="Adresse électronique de l’éditeur."
    )
    director: Line | None = Field(
        None,
        alias="directeur_publication",
        title="Direction de la publication",
        description="Personne responsable au sens de la loi.",
    )
    host: Text | None = Field(
        None, alias="hebergeur", title="Hébergeur", description="Nom et adresse de l’hébergeur."
    )
