"""LIE010: a path that climbs out of the site."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE010",
    severity=Severity.ERROR,
    title="Lien qui sort du site",
    why="Le lien remonte au-dessus du dossier publié : il se perd dès que le site change d’adresse ou d’édition.",
    fix="Comptez les « ../ » depuis la page, ou partez de la racine du site.",
    bad={"index.html": '<p><a href="../plan/">Plan</a></p>\n', "plan/index.html": "<p>Plan</p>\n"},
    good={"index.html": '<p><a href="plan/">Plan</a></p>\n', "plan/index.html": "<p>Plan</p>\n"},
)
