"""Who made what, and from what."""

from typing import Annotated

from pydantic import Field

from fabrique.model.shape import ORCID, ROR, Address, Line, Shape, Term, Text


class Author(Shape):
    """A person or an organisation that wrote a work (schema.org `Person`, `Organization`)."""

    name: Line = Field(
        alias="nom", title="Nom", description="Prénom et nom, ou nom de l’organisation."
    )
    nature: Annotated[str, Term("natures-auteur")] = Field(
        "personne", title="Nature", description="personne ou organisation."
    )
    orcid: Annotated[str, Field(pattern=ORCID)] | None = Field(
        None, title="ORCID", description="Identifiant de chercheur : 0000-0002-1825-0097."
    )
    organization: Line | None = Field(
        None, alias="organisation", title="Organisation", description="Rattachement de la personne."
    )
    ror: Annotated[str, Field(pattern=ROR)] | None = Field(
        None, title="ROR", description="Identifiant de l’organisation : https://ror.org/04vfs2w97."
    )


class Contributor(Shape):
    """Somebody who helped, and how."""

    name: Line = Field(
        alias="nom", title="Nom", description="Prénom et nom, ou nom de l’organisation."
    )
    role: Annotated[str, Term("roles-contributeur")] = Field(
        title="Rôle", description="Ce que la personne a fait."
    )


class Source(Shape):
    """A work under a free licence from which another is adapted (schema.org `isBasedOn`)."""

    title: Line = Field(alias="titre", title="Titre", description="Titre de l’œuvre d’origine.")
    authors: Line = Field(
        alias="auteurs", title="Auteurs", description="Auteurs de l’œuvre d’origine."
    )
    source: Address = Field(title="Source", description="Adresse de l’œuvre d’origine.")
    license: Annotated[str, Term("licences")] = Field(
        alias="licence", title="Licence", description="Licence de l’œuvre d’origine."
    )
    changes: Text = Field(
        alias="modifications", title="Modifications", description="Ce qui a été changé."
    )
    reason: Text | None = Field(
        None,
        alias="raison",
        title="Raison",
        description="Pourquoi une combinaison de licences déconseillée convient ici.",
    )
