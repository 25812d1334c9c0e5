"""LIE004: a name that only differs by its capitals."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE004",
    severity=Severity.ERROR,
    title="Majuscules différentes",
    why="Le lien marche sur un ordinateur qui confond majuscules et minuscules, et plus une fois le site en ligne.",
    fix="Écrivez le nom exactement comme le fichier le porte.",
    bad={"index.html": '<p><a href="Plan.pdf">Plan</a></p>\n', "plan.pdf": b"%PDF-1.7\n"},
    good={"index.html": '<p><a href="plan.pdf">Plan</a></p>\n', "plan.pdf": b"%PDF-1.7\n"},
)
