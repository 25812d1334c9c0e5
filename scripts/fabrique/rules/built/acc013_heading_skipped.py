"""ACC013: a heading two levels below the one before."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC013",
    severity=Severity.ERROR,
    title="Niveau de titre sauté",
    why="Le plan de la page se lit dans les niveaux : un niveau sauté fait chercher une partie qui n’existe pas (RGAA 9.1).",
    fix="Descendez d’un niveau à la fois : h2, puis h3.",
    bad=example("<h3>Le matériel</h3>"),
    good=example("<h2>Le matériel</h2><h3>À réunir</h3>"),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    level = 0
    for heading in page.find("h1", "h2", "h3", "h4", "h5", "h6"):
        own = int(heading.tag[1])
        if level and own > level + 1:
            yield RULE.at(
                page.at(heading),
                f"« {heading.name[:80]} » passe du niveau {level} au niveau {own}",
            )
        level = own
