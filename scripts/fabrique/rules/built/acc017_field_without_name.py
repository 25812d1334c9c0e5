"""ACC017: a form field without a name."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

_BUTTONS = ("button", "image", "reset", "submit")

RULE = Rule(
    code="ACC017",
    severity=Severity.ERROR,
    title="Champ sans étiquette",
    why="Sans étiquette liée, on ne sait pas ce que le champ attend (RGAA 11.1).",
    fix="Entourez le champ d’un <label>, ou liez-les par for et id.",
    bad=example('<input type="text">'),
    good=example('<label>Poids <input type="text"></label>'),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    labels = {item.get("for") for item in page.find("label") if item.get("for") and item.name}
    for field in page.find("input", "select", "textarea", "meter", "progress", "output"):
        kind = field.get("type").lower()
        if field.tag == "output" or kind == "hidden":
            continue
        if kind in _BUTTONS:
            named = field.get("value") or field.get("alt") or kind in ("submit", "reset")
        else:
            around = any(item.tag == "label" and item.name for item in page.ancestors(field))
            named = around or field.get("id") in labels
        if not named and not page.named_by(field):
            yield RULE.at(page.at(field), f"Le champ <{field.tag}> n’a pas d’étiquette")
