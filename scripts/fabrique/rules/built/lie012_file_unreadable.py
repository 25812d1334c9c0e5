"""LIE012: a file of the site that cannot be read as it should."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE012",
    severity=Severity.ERROR,
    title="Fichier publié illisible",
    why="Un navigateur l’affichera mal, et ses liens ne peuvent pas être vérifiés.",
    fix="Fabriquez le site de nouveau ; si le défaut reste, enregistrez la source en UTF-8.",
    bad={"index.html": b"<p>Mat\xe9riel</p>\n"},
    good={"index.html": "<p>Matériel</p>\n"},
)
