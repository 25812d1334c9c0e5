"""ACC010: a page that does not say its language."""

import re
from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import edited

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*")  # BCP 47

RULE = Rule(
    code="ACC010",
    severity=Severity.ERROR,
    title="Langue de la page absente",
    why="Une synthèse vocale lirait le français avec une voix anglaise (RGAA 8.3).",
    fix='Écrivez la langue sur la première balise : <html lang="fr">.',
    bad=edited(' lang="fr"', ""),
    good=edited('lang="fr"', 'lang="fr-FR"'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for element in page.find("html"):
        if not _LANGUAGE.fullmatch(element.get("lang").strip()):
            yield RULE.at(page.at(element), "La page ne dit pas dans quelle langue elle est écrite")
