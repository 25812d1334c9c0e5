"""LIE001: a link to a page that is not in the site."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE001",
    severity=Severity.ERROR,
    title="Lien vers une page absente",
    why="Qui suit ce lien arrive sur une page d’erreur.",
    fix="Corrigez l’adresse, créez la page, ou supprimez le lien.",
    bad={"index.html": '<p><a href="absente/">Suite</a></p>\n'},
    good={
        "index.html": '<p><a href="suite/">Suite</a></p>\n',
        "suite/index.html": "<p>Suite</p>\n",
    },
)
