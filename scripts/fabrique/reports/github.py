"""Report for a GitHub workflow: one annotation per finding, on the line at fault."""

from fabrique.model import Diagnostic, Findings, Severity
from fabrique.reports.display import cut, show
from fabrique.reports.report import choices, documentation, heaviest_first, span, summarise

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render(findings: Findings) -> str:
    """Return workflow commands, the heaviest first, then the summary as a plain line.

    GitHub shows ten annotations of a kind per step and drops the others.
    """
    commands = [_command(f, documentation(findings, f)) for f in heaviest_first(findings)]
    return "\n".join([*commands, summarise(findings), ""])


def _command(found: Diagnostic, address: str) -> str:
    position = found.position
    properties = {
        "file": show(position.file),
        "line": str(position.line),
        "col": str(position.column),
    }
    if position.length:
        # The last column at fault: GitHub takes `col` when none is given.
        properties["endColumn"] = str(position.column + span(position) - 1)
    properties["title"] = show(f"{found.rule.code} {found.rule.title}")
    lines = [cut(found.message)]
    if found.hint:
        lines.append(f"Attendu : {cut(found.hint)}")
    if found.suggestions:
        lines.append(f"Vouliez-vous dire : {cut(choices(found.suggestions))} ?")
    lines.append(f"Aide : {address}")
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{COMMANDS[found.rule.severity]} {written}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    # The percent sign first, else it would escape the escapes.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
