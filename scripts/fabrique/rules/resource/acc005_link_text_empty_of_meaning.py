"""ACC005: a link whose text does not say where it leads."""

import re
from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Link, Resource, Rule, Severity

_VAGUE = frozenset(
    {
        "ici",
        "cliquez ici",
        "cliquer ici",
        "par ici",
        "voir ici",
        "voir",
        "lien",
        "ce lien",
        "le lien",
        "lire la suite",
        "la suite",
        "suite",
        "en savoir plus",
        "en lire plus",
        "plus d'informations",
        "plus d'infos",
        "voir plus",
        "plus",
        "là",
    }
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:")

RULE = Rule(
    code="ACC005",
    severity=Severity.WARNING,
    title="Lien qui ne dit pas où il mène",
    why="Un lecteur d’écran donne la liste des liens hors de leur phrase, et une page imprimée perd leur adresse : « ici » ou une adresse nue n’apprend rien.",
    fix="Nommez ce que l’on trouve au bout : [guide du réemploi](https://…).",
    bad={
        "index.md": "## Pour aller plus loin\n\nLe guide du réemploi est [ici](https://exemple.test/guide).\n"
    },
    good={
        "index.md": "## Pour aller plus loin\n\nLire le [guide du réemploi](https://exemple.test/guide).\n"
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    for link in resource.prose.links:
        # the label of an address written apart ([nom]: https://…) is not what is read
        if link.image or _DEFINITION.match(link.position.excerpt[link.position.column - 1 :]):
            continue
        if _plain(link) in _VAGUE:
            yield RULE.at(link.position, f"Le lien « {link.text[:80]} » ne dit pas où il mène")
        elif _ADDRESS.match(link.text.strip("<> ")):
            yield RULE.at(link.position, f"Le lien montre une adresse nue : « {link.text[:80]} »")


def _plain(link: Link) -> str:
    """Return the words of a link, without marks, signs at its ends or differences of writing."""
    words = re.sub(r"[*_`]", "", link.text).replace("’", "'").casefold()
    return " ".join(words.split()).strip(" .,;:!?…→>»«()'\"")
