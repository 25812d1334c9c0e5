"""Which key an author meant: accents, capitals, look-alike letters, English names, slips."""

import unicodedata
from collections.abc import Iterable, Mapping

_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕԁһпвкмтнԛԝοανερτυικ",
    "aeopcyxijsdhnbkmthqwoavepTuik".lower(),
)
_LONGEST = 40  # code points: no key of ours is longer


def fold_key(key: str) -> str:
    """Return a key without accents, capitals, look-alike letters, nor what separates words."""
    plain = unicodedata.normalize("NFKD", key).casefold().translate(_LOOK_ALIKE)
    return "".join(char for char in plain if char.isalnum())


def nearest_key(key: str, absent: Iterable[str], english: Mapping[str, str]) -> str:
    """Return the absent key that `key` was most likely meant to be, or an empty text.

    `english` gives, by the name of the field in the code, the key that authors write.
    """
    if len(key) > _LONGEST:
        return ""
    known = tuple(absent)
    if english.get(key) in known:
        return english[key]
    folded = fold_key(key)
    ranked = sorted(
        (distance(folded, fold_key(name)), not _begins(folded, fold_key(name)), name)
        for name in known
    )
    if not ranked:
        return ""
    gap, _, best = ranked[0]
    return best if gap <= _tolerance(folded, fold_key(best)) else ""


def _begins(key: str, name: str) -> bool:
    """Tell whether one is the other without its end, or with another: « lang », « animatrice »."""
    shorter, longer = sorted((key, name), key=len)
    common = next((i for i, char in enumerate(shorter) if char != longer[i]), len(shorter))
    if common == len(shorter) >= 3:
        return len(longer) <= 2 * len(shorter)
    return common >= 6 and 3 * common >= 2 * len(longer)


def _tolerance(key: str, name: str) -> int:
    """Return how many slips still make the same word."""
    size = max(len(key), len(name))
    slips = 0 if size < 2 else 1 if size <= 5 else 2 if size <= 11 else 3
    return max(slips, 5) if _begins(key, name) else slips


def distance(first: str, second: str) -> int:
    """Return the number of letters added, dropped, changed or swapped (Damerau, restricted)."""
    if abs(len(first) - len(second)) > 12:
        return 99
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, char in enumerate(first, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == second[j - 2] and other == first[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
