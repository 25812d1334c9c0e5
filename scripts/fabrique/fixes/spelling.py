"""A misspelt key or value that has one neighbour only."""

from collections.abc import Iterable, Iterator

from fabrique.loading.faults import UNKNOWN_KEY, VOCABULARY
from fabrique.loading.near_keys import distance, fold_key
from fabrique.model import Diagnostic, Edit

MOST_SLIPS = 2  # letters added, dropped, changed or swapped


def correct_spelling(findings: Iterable[Diagnostic]) -> Iterator[Edit]:
    """Yield the edits that certain findings call for; quotation marks around a value are kept."""
    for found in findings:
        if found.rule not in (UNKNOWN_KEY, VOCABULARY):
            continue
        place = found.position
        start = place.column - 1
        written = place.excerpt[start : start + place.length]
        quote = written[:1] if written[:1] in ("'", '"') and written[-1:] == written[:1] else ""
        old = written.strip(quote) if quote else written
        new = _only_neighbour(old, found.suggestions)
        if old and new:
            column = place.column + len(quote)
            yield Edit(place.file, place.line, column, old, new, found.message)


def _only_neighbour(old: str, suggestions: tuple[str, ...]) -> str:
    """Return the one suggestion that is surely meant, or an empty text."""
    folded = fold_key(old)
    same = [name for name in suggestions if fold_key(name) == folded]
    near = [name for name in suggestions if distance(folded, fold_key(name)) <= MOST_SLIPS]
    if len(same) == 1:
        return same[0]
    return near[0] if len(near) == 1 else ""
