"""CON004: a file, or a whole contribution, that nobody could review."""

from collections.abc import Iterator

from fabrique.model import Contribution, Diagnostic, Origin, Rule, Severity, TreeEntry

FILE_BYTES = 10_000_000  # the limit of an attachment (FIC005)
TOTAL_BYTES = 50_000_000
FILES = 500
_MEGA = 1_000_000

RULE = Rule(
    code="CON004",
    severity=Severity.ERROR,
    title="Contribution trop lourde",
    why="Un fichier entré dans l’histoire du projet y reste et pèse sur chaque copie ; une contribution énorme ne se relit pas.",
    fix="Réduisez les fichiers, et proposez une ressource par branche.",
    bad={"ressources/catalogue/trier-les-chutes/fichiers/film.pdf": bytes(10_400_000)},
    good={"ressources/catalogue/trier-les-chutes/fichiers/plan.txt": "72 cm\n"},
)


def check(contribution: Contribution) -> Iterator[Diagnostic]:
    for entry in contribution.added:
        if entry.size_bytes > FILE_BYTES:
            size, limit = _mega(entry.size_bytes), FILE_BYTES // _MEGA
            message = f"« {entry.path[:80]} » pèse {size} Mo, pour {limit} Mo au plus"
            yield RULE.at(Origin(entry.path).at(), message)
    whole = excess(contribution)
    if whole:
        yield whole


def excess(contribution: Contribution) -> Diagnostic | None:
    """Return what is wrong with the whole, told at its heaviest file: nothing of it is then read."""
    kept = [entry for entry in contribution.added if entry.size_bytes <= FILE_BYTES]
    total = sum(entry.size_bytes for entry in kept)
    if len(kept) > FILES:
        message = f"La contribution change {len(kept)} fichiers, pour {FILES} au plus"
    elif total > TOTAL_BYTES:
        message = f"La contribution pèse {_mega(total)} Mo, pour {TOTAL_BYTES // _MEGA} Mo au plus"
    else:
        return None
    heaviest: TreeEntry = max(kept, key=lambda entry: entry.size_bytes)
    return RULE.at(Origin(heaviest.path).at(), message)


def _mega(size_bytes: int) -> str:
    """Return megaoctets rounded up to a tenth, as written in French."""
    tenths = -(-size_bytes * 10 // _MEGA)
    return f"{tenths // 10},{tenths % 10}"
