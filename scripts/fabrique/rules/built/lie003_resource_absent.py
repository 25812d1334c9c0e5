"""LIE003: a picture, a style sheet or a file that is not in the site."""

from fabrique.model import Rule, Severity

RULE = Rule(
    code="LIE003",
    severity=Severity.ERROR,
    title="Image ou fichier absent",
    why="La page s’affiche sans cette image ou ce style, ou le téléchargement échoue.",
    fix="Ajoutez le fichier, corrigez son adresse, ou supprimez sa mention.",
    bad={"index.html": '<p><img src="bacs.svg" alt="Trois bacs"></p>\n'},
    good={
        "index.html": '<p><img src="bacs.svg" alt="Trois bacs"></p>\n',
        "bacs.svg": '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
    },
)
