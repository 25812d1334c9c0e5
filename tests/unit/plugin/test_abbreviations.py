"""Tooltips: acronyms of the glossary, where a page uses them."""

from fabrique.model import Glossary, GlossaryTerm
from fabrique.plugin.abbreviations import with_abbreviations

GLOSSARY = Glossary(
    terms=(
        GlossaryTerm(
            id="pme",
            term="PME",
            is_acronym=True,
            expansion="petite et moyenne entreprise",
            definition="Une entreprise.",
        ),
        GlossaryTerm(id="fab-lab", term="fab lab", definition="Un atelier."),
    )
)


def test_only_what_is_used() -> None:
    """A page gets the acronyms that it holds as words, and nothing when it holds none."""
    assert "La PME.\n\n*[PME]: petite et moyenne entreprise\n" == with_abbreviations(
        "La PME.", GLOSSARY
    )
    assert "Un fab lab, des PMEs." == with_abbreviations("Un fab lab, des PMEs.", GLOSSARY)


def test_without_glossary() -> None:
    """A project without glossary is left as it is."""
    assert "La PME." == with_abbreviations("La PME.", None)
