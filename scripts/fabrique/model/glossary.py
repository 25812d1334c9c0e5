"""The glossary: the words of the house, each defined once."""

from functools import cached_property

from pydantic import Field

from fabrique.model.shape import BibKey, Identifier, Line, Shape, Sourced, Text


class GlossaryTerm(Shape):
    """A word or an acronym, what it means, how else it is written."""

    id: Identifier = Field(title="Identifiant", description="Ancre du terme dans le glossaire.")
    term: Line = Field(
        alias="terme", title="Terme", description="En minuscules, sauf sigle ou nom propre."
    )
    is_acronym: bool = Field(
        False,
        alias="sigle",
        title="Sigle",
        description="true pour un sigle : une bulle l’explique dans les pages.",
    )
    expansion: Line | None = Field(
        None, alias="developpe", title="Développé", description="Le sigle en toutes lettres."
    )
    variants: tuple[Line, ...] = Field(
        (), alias="variantes", title="Variantes", description="Autres graphies du même terme."
    )
    definition: Text = Field(title="Définition", description="Une à trois phrases.")
    see_also: tuple[Identifier, ...] = Field(
        (), alias="voir", title="Voir aussi", description="Identifiants d’autres termes."
    )
    references: tuple[BibKey, ...] = Field(
        (), title="Références", description="Clés de la bibliographie."
    )


class Glossary(Sourced):
    """The file of the glossary."""

    terms: tuple[GlossaryTerm, ...] = Field(
        alias="termes",
        min_length=1,
        title="Termes",
        description="Un par mot, dans l’ordre alphabétique.",
    )

    @cached_property
    def by_id(self) -> dict[str, GlossaryTerm]:
        """Return the first term of each id."""
        found: dict[str, GlossaryTerm] = {}
        for term in self.terms:
            found.setdefault(term.id, term)
        return found

    @cached_property
    def abbreviations(self) -> tuple[tuple[str, str], ...]:
        """Return each acronym with the text of its tooltip, the longest first."""
        pairs = [
            (word, term.expansion or term.definition)
            for term in self.terms
            if term.is_acronym
            for word in (term.term, *term.variants)
        ]
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
