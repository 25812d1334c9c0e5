"""A report, and the words that several formats share."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from fabrique.model import Diagnostic, Findings, Position, Severity
from fabrique.model.wording import count


@dataclass(frozen=True, slots=True)
class Report:
    """A way to write findings; `name` is what `--format` receives, `title` is French."""

    name: str
    title: str
    render: Callable[[Findings], str]


def summarise(findings: Findings) -> str:
    """Return the sentence that sums up a run, without final stop nor contributor’s text."""
    files = count(findings.files_checked, "fichier")
    if not findings.diagnostics:
        return f"Rien à signaler dans {files}"
    totals = (count(findings.count(severity), severity.value) for severity in Severity)
    return f"{', '.join(totals)} dans {files}"


def heaviest_first(findings: Findings) -> list[Diagnostic]:
    """Return the findings by severity, then as they were given."""
    return sorted(findings.diagnostics, key=lambda found: found.rule.severity.rank)


def documentation(findings: Findings, found: Diagnostic) -> str:
    """Return the address of the rule’s page, safe in any format: ASCII, no bracket nor space."""
    site = f"{findings.site_url.rstrip('/')}/" if findings.site_url else ""
    return quote(site + found.rule.url, safe="%/:?@!$&*+,;=~", errors="replace")


def span(position: Position) -> int:
    """Return how many code points to underline, at least one, none beyond the line’s end."""
    length = position.length
    if position.excerpt:
        # A value that runs over several lines is shown on its first one.
        length = min(length, len(position.excerpt) - position.column + 1)
    return max(length, 1)


def choices(suggestions: tuple[str, ...]) -> str:
    """Return up to three suggestions as one writes a choice: « a, b ou c »."""
    *others, last = suggestions[:3]
    return f"{', '.join(others)} ou {last}" if others else last
