"""MET013: a withdrawn resource that leaves its readers nowhere."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET013",
    severity=Severity.ERROR,
    title="Retrait sans suite ni motif",
    why="Une adresse publiée répond pour toujours : la page doit dire où aller, ou pourquoi il n’y a plus rien.",
    fix="Ajoutez « remplace_par » (un identifiant) ou « motif_retrait » (une phrase).",
    bad={"ressource.yml": "statut: retire"},
    good={"ressource.yml": "statut: retire\nremplace_par: fiche-matiere"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.is_withdrawn or not resource.trusts("remplace_par", "motif_retrait"):
        return
    if not resource.replaced_by and not resource.withdrawal_reason:
        position = resource.origin.at("statut")
        yield RULE.at(position, "La ressource est retirée sans dire par quoi ni pourquoi")
