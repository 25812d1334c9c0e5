"""Report for the summary of a run: a heading, a sentence and a table, in GitHub’s Markdown."""

import re

from fabrique.model import Diagnostic, Findings
from fabrique.model.wording import count
from fabrique.reports.display import cut
from fabrique.reports.report import choices, documentation, heaviest_first, summarise

BUDGET = 900_000  # bytes of rows; GitHub refuses a whole summary beyond 1 MiB

_HEAD = """\
| Gravité | Règle | Endroit | Message | Quoi faire |
| --- | --- | --- | --- | --- |
"""

# Mentions, references, emoji and addresses are found in the text once rendered, where a character
# reference no longer protects: an invisible space stops them.
_CALLING = re.compile(r"[@#:](?=\S)|www(?=\.)", re.IGNORECASE)
_ACTIVE = re.compile("[!#$&*:<>@\\[\\\\\\]^_`{|}~\u200b]")


def render(findings: Findings) -> str:
    """Return the heading, the summary and, when there is something, the heaviest findings first."""
    opening = f"## {findings.title}\n\n{summarise(findings)}.\n"
    if not findings.diagnostics:
        return opening
    rows = [_row(found, documentation(findings, found)) for found in heaviest_first(findings)]
    kept, size = 0, 0
    while kept < len(rows) and size + len(rows[kept].encode()) <= BUDGET:
        size += len(rows[kept].encode())
        kept += 1
    table = f"{opening}\n{_HEAD}{''.join(rows[:kept])}"
    hidden = len(rows) - kept
    return f"{table}\n… et {count(hidden, 'autre')}, à lire dans le journal.\n" if hidden else table


def _row(found: Diagnostic, address: str) -> str:
    position = found.position
    cure = inert(found.hint)
    if found.suggestions:
        cure += f" Vouliez-vous dire : {inert(choices(found.suggestions))} ?"
    cells = (
        found.rule.severity.value,
        f"[{inert(found.rule.code)}](<{address.replace('&', '&amp;')}>)",
        f"<code>{inert(position.file)}:{position.line}:{position.column}</code>",
        inert(found.message),
        cure.strip(),
    )
    return f"| {' | '.join(cells)} |\n"


def inert(text: str) -> str:
    """Return text that a reader sees as it is: no markup, link, mention, picture or cell.

    A character reference never stands for structure (CommonMark 0.31, § 2.5).
    """
    stopped = _CALLING.sub("\\g<0>\u200b", cut(text))
    return _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", stopped)
