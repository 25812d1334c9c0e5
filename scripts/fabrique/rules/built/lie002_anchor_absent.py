"""LIE002: a link to a place of a page that has no such id."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE002",
    severity=Severity.ERROR,
    title="Lien vers une ancre absente",
    why="Le lien ouvre le haut de la page : le lecteur cherche seul ce qu’on lui promettait.",
    fix="Donnez l’ancre d’un titre de la page visée, ou supprimez ce qui suit le « # ».",
    bad={"index.html": '<p><a href="#matriel">Matériel</a></p>\n<h2 id="materiel">Matériel</h2>\n'},
    good={
        "index.html": '<p><a href="#materiel">Matériel</a></p>\n<h2 id="materiel">Matériel</h2>\n'
    },
)
