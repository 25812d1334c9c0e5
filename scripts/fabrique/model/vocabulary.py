"""Closed lists: keys that authors write, French labels, and terms of the standards."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from fabrique.model.shape import Address, Identifier, Line, Shape, Sourced, Text

Verdict = Literal["oui", "deconseille", "non"]


class Adaptation(Shape):
    """May an adaptation of a work under one licence be released under another?"""

    target: str = Field(
        alias="vers", title="Licence de l’adaptation", description="Identifiant SPDX."
    )
    verdict: Verdict = Field(
        alias="avis",
        title="Avis",
        description="oui, deconseille (demande une raison écrite) ou non.",
    )


class VocabularyTerm(Shape):
    """One term; the keys after `equivalences` serve licences only."""

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$")] = Field(
        alias="cle", title="Clé", description="Ce que l’on écrit dans les fichiers de données."
    )
    label: Line = Field(alias="libelle", title="Libellé", description="Ce que lit le public.")
    description: Text | None = Field(
        None, title="Description", description="Aide à choisir ce terme plutôt qu’un voisin."
    )
    equivalents: dict[str, Line] = Field(
        default_factory=dict,
        alias="equivalences",
        title="Équivalences",
        description="Nom de norme → valeur dans cette norme.",
    )
    url: Address | None = Field(
        None, alias="adresse", title="Adresse", description="Texte de référence de la licence."
    )
    nature: Literal["contenu", "donnees", "code"] | None = Field(
        None,
        title="Nature",
        description="Ce à quoi la licence convient : contenu, donnees ou code.",
    )
    non_commercial: bool = Field(
        False,
        alias="non_commerciale",
        title="Non commerciale",
        description="Interdit l’usage commercial.",
    )
    no_derivatives: bool = Field(
        False,
        alias="sans_derive",
        title="Sans dérivé",
        description="Interdit de diffuser une adaptation.",
    )
    adaptations: tuple[Adaptation, ...] = Field(
        (), title="Adaptations", description="Licences possibles d’une adaptation."
    )

    def verdict_for(self, target: str) -> Verdict:
        """Say whether an adaptation may be released under `target`; what is not listed is refused."""
        for adaptation in self.adaptations:
            if adaptation.target == target:
                return adaptation.verdict
        return "non"


class Vocabulary(Sourced):
    """A closed list, in the order of its file."""

    id: Identifier = Field(title="Identifiant", description="Nom du fichier, sans son extension.")
    title: Line = Field(alias="titre", title="Titre", description="Nom de la liste pour le public.")
    summary: Text = Field(
        alias="resume", title="Résumé", description="À quoi sert la liste, d’où elle vient."
    )
    terms: tuple[VocabularyTerm, ...] = Field(
        alias="termes",
        min_length=1,
        title="Termes",
        description="Les termes, dans l’ordre d’affichage.",
    )

    @cached_property
    def by_key(self) -> dict[str, VocabularyTerm]:
        """Return the terms by key, in order."""
        return {term.key: term for term in self.terms}

    def label(self, key: str) -> str:
        """Return the French label of a key, or the key itself when the list lacks it."""
        term = self.by_key.get(key)
        return term.label if term else key
