"""LIE011: a target on somebody’s own machine or network."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE011",
    severity=Severity.ERROR,
    title="Lien vers un ordinateur",
    why="L’adresse ne vaut que sur l’ordinateur ou le réseau de qui l’a écrite.",
    fix="Joignez le fichier, ou donnez l’adresse publique de la page.",
    bad={"index.html": '<p><a href="http://localhost:8000/plan/">Plan</a></p>\n'},
    good={"index.html": '<p><a href="https://www.example.org/plan/">Plan</a></p>\n'},
)
