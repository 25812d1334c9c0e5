"""LIE007: a `tel:` that calls nobody."""

import re
from urllib.parse import unquote

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE007",
    severity=Severity.ERROR,
    title="Numéro de téléphone mal formé",
    why="Le téléphone refuse le numéro, ou en compose un autre.",
    fix="Écrivez tel: puis le numéro, sans lettre ni espace : tel:+33-1-99-00-00-00.",
    bad={"index.html": '<p><a href="tel:O1 99 00 00 00">Appeler</a></p>\n'},
    good={"index.html": '<p><a href="tel:+33-1-99-00-00-00">Appeler</a></p>\n'},
)

# RFC 3966, § 3: digits and separators, no space; then parameters.
_NUMBER = re.compile(r"\+?[0-9*#()][0-9*#().-]*", re.ASCII)
_FEWEST, _MOST = 2, 20  # digits: « 15 » calls an ambulance; codes of some networks are long


def explain(target: str) -> str:
    """Return what is wrong with a `tel:` address, as the end of a sentence, or nothing."""
    number = unquote(target[len("tel:") :]).partition(";")[0]
    if not number.strip():
        return "ne dit pas quel numéro appeler"
    digits = sum(char in "0123456789*#" for char in number)
    if not _NUMBER.fullmatch(number):
        what = "contient une espace" if any(map(str.isspace, number)) else "n’est pas un numéro"
        return f"appelle « {number} », qui {what}"
    if not _FEWEST <= digits <= _MOST:
        return f"appelle « {number} », qui compte {digits} chiffres"
    return ""
