"""LIE009: an id given twice in a page."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE009",
    severity=Severity.ERROR,
    title="Identifiant donné deux fois",
    why="Un lien vers cet identifiant mène toujours au premier ; le second ne s’atteint pas.",
    fix="Changez l’un des deux identifiants.",
    bad={"index.html": '<h2 id="plan">Plan</h2>\n<p id="plan">Texte</p>\n'},
    good={"index.html": '<h2 id="plan">Plan</h2>\n<p id="plan-detail">Texte</p>\n'},
)
