"""LIE008: a target left empty."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE008",
    severity=Severity.ERROR,
    title="Lien vide",
    why="Un lien vide recharge la page, une image vide la demande une seconde fois.",
    fix="Donnez l’adresse, ou supprimez le lien et gardez son texte.",
    bad={"index.html": '<p><a href="">Plan</a></p>\n'},
    good={"index.html": '<p><a href="#">Haut de page</a></p>\n'},
)
