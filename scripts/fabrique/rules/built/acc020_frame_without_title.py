"""ACC020: a frame without a title."""

from collections.abc import Iterator

from fabrique.model import BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC020",
    severity=Severity.ERROR,
    title="Cadre sans titre",
    why="Le titre dit ce que le cadre contient, avant d’y entrer (RGAA 2.1).",
    fix='Ajoutez title="…" au cadre.',
    bad=example('<iframe src="plan.html"></iframe>') | {"site/plan.html": None},
    good=example('<iframe src="plan.html" title="Plan du lieu"></iframe>')
    | {"site/plan.html": None},
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for frame in page.find("iframe", "frame"):
        if not page.named_by(frame):
            yield RULE.at(page.at(frame), "Le cadre n’a pas de titre")
