"""LIE005: an address that no browser reads as it was meant."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE005",
    severity=Severity.ERROR,
    title="Adresse mal formée",
    why="Le navigateur ne comprend pas cette adresse, ou en comprend une autre.",
    fix="Recopiez l’adresse depuis la barre du navigateur.",
    bad={"index.html": '<p><a href="htpp://www.example.org/">Source</a></p>\n'},
    good={"index.html": '<p><a href="http://www.example.org/">Source</a></p>\n'},
)
