"""MET029: an entry of `retraits.yml` that says nothing, or that leads to itself."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity

RULE = Rule(
    code="MET029",
    severity=Severity.ERROR,
    title="Retrait sans motif ni suite",
    why="Qui suit une ancienne adresse doit apprendre pourquoi il n’y a plus rien, ou être mené ailleurs.",
    fix="Ajoutez « motif » (une phrase) ou « remplace_par » (l’adresse d’une autre page du site).",
    bad={"ressources/editions/retraits.yml": "retraits:\n  - adresse: projet/ancienne-page/\n"},
    good={
        "ressources/editions/retraits.yml": "retraits:\n  - adresse: projet/ancienne-page/\n    remplace_par: projet/\n"
    },
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    table = catalogue.withdrawals
    for index, item in enumerate(table.withdrawals if table else ()):
        place = table.origin.at("retraits", index, "adresse") if table else None
        if place is None:
            continue
        if item.reason is None and item.successor is None:
            yield RULE.at(place, f"« {item.address} » n’a ni motif ni suite")
        elif item.successor is not None and table and table.find(item.successor):
            yield RULE.at(place, f"« {item.address} » mène à « {item.successor} », retirée aussi")
