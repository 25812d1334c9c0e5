"""Report for a person: the place, the line with a caret, what was expected, where to read on."""

from collections.abc import Iterator
from itertools import groupby

from fabrique.model import EXAMPLE_URL, Diagnostic, Findings, Position, Severity
from fabrique.model.wording import count
from fabrique.reports.display import LINE, cells, cut, show
from fabrique.reports.report import choices, documentation, span, summarise

PER_FILE = 50  # findings shown for one file; the summary counts them all
WIDTH = 100  # columns of a source line; a longer one is shown around the caret
_LEFT = WIDTH // 3  # columns kept before the caret when the line is too long
_TAB = "    "

_INKS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.ADVICE: "\x1b[1;36m",
}
_PLAIN = "\x1b[0m"


def render(findings: Findings, colour: bool = False) -> str:
    """Return the findings file by file, at most 50 for each, and the summary as last line."""
    lines: list[str] = []
    for _, group in groupby(findings.diagnostics, key=lambda found: found.position.file):
        of_file = list(group)
        for found in of_file[:PER_FILE]:
            lines += _block(found, _help(findings, found), colour)
            lines.append("")
        hidden = len(of_file) - PER_FILE
        if hidden > 0:
            lines += [f"… et {count(hidden, 'autre')} dans ce fichier", ""]
    return "\n".join([*lines, summarise(findings), ""])


def _help(findings: Findings, found: Diagnostic) -> str:
    """Return where to read on: the rule’s page, or the command when the site has no address yet."""
    if findings.site_url == EXAMPLE_URL:
        return f"fabrique regle {found.rule.code}"
    return documentation(findings, found)


def _block(found: Diagnostic, address: str, colour: bool) -> Iterator[str]:
    position, severity = found.position, found.rule.severity
    ink, plain = (_INKS[severity], _PLAIN) if colour else ("", "")
    place = f"{_path(position.file)}:{position.line}:{position.column}"
    code = show(found.rule.code)
    # However long the path, the message keeps room to be understood.
    room = max(LINE // 4, LINE - len(f"{place}: {severity} {code} "))
    yield f"{place}: {ink}{severity}{plain} {code} {cut(found.message, room)}"
    if position.excerpt.strip():
        text, before, under = _window(position)
        gutter = max(5, len(str(position.line)))
        yield f"{position.line:>{gutter}} | {text}"
        yield f"{'':>{gutter}} | {' ' * before}{ink}{'^' * under}{plain}"
    if found.hint:
        yield _line("à faire : ", found.hint)
    if found.suggestions:
        yield _line("vouliez-vous dire : ", choices(found.suggestions), " ?")
    yield f"  aide : {show(address)}"


def _line(label: str, text: str, end: str = "") -> str:
    # The label and the end stay whole, the text between is cut.
    return f"  {label}{cut(text, LINE - 2 - len(label) - len(end))}{end}"


def _path(file: str) -> str:
    # A line that begins with « :: » is an order to GitHub’s runner; « ./ » names the same file.
    shown = show(file)
    return f"./{shown}" if shown.lstrip().startswith(":") else shown


def _window(position: Position) -> tuple[str, int, int]:
    """Return the part of the line to show, the columns before the caret, and its length."""
    line = position.excerpt
    start = min(max(position.column - 1, 0), len(line))
    end = start + span(position)
    # Nothing further than this can be on screen: a line of 100 kB costs no more than another.
    low, high = max(0, start - 4 * WIDTH), start + 4 * WIDTH
    shown = [
        (_TAB, len(_TAB)) if char == "\t" else cell
        for char, cell in zip(line[low:high], cells(line[low:high]), strict=True)
    ]
    widths = [width for _, width in shown]
    start, end = start - low, min(end - low, len(shown))
    while 0 < start < len(widths) and widths[start] == 0:
        start -= 1  # a mark is pointed at under the letter that bears it
    first, last = _bounds(widths, start)
    cut_left, cut_right = low + first > 0, low + last < len(line)
    text = "".join(part for part, _ in shown[first:last])
    before = sum(widths[first:start]) + cut_left
    under = sum(widths[start : min(end, last)])
    return "…" * cut_left + text + "…" * cut_right, before, max(under, 1)


def _bounds(widths: list[int], start: int) -> tuple[int, int]:
    """Return the first and last (excluded) cells that fit around the caret."""
    if sum(widths) <= WIDTH:
        return 0, len(widths)
    room = WIDTH - 2  # an ellipsis at each end
    first = last = start
    used = 0
    while first > 0 and used + widths[first - 1] <= _LEFT:
        first -= 1
        used += widths[first]
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    while first > 0 and used + widths[first - 1] <= room:
        first -= 1
        used += widths[first]
    while first < start and widths[first] == 0:
        first += 1  # a mark without its letter would join the ellipsis
    return first, last
