"""What a run has to say, for each reader: a person, a program, a forge."""

from fabrique.reports import github, json, markdown, sarif, terminal
from fabrique.reports.report import Report

_ALL = (
    Report("texte", "Texte pour le terminal", terminal.render),
    Report("json", "Données JSON pour un autre programme", json.render),
    Report("sarif", "SARIF 2.1.0 pour un éditeur ou une forge", sarif.render),
    Report("github", "Annotations GitHub sur les lignes d’une contribution", github.render),
    Report("markdown", "Résumé Markdown d’une exécution", markdown.render),
)
REPORTS: dict[str, Report] = {report.name: report for report in _ALL}

__all__ = ["REPORTS", "Report", "terminal"]
