"""A contribution judged as a whole: its tree first, then what may be read of it."""

from collections import Counter
from collections.abc import Iterable

from fabrique.model import Contribution, Diagnostic
from fabrique.rules import PAGE_RULES, TREE_RULES


def check_tree(contribution: Contribution) -> tuple[Diagnostic, ...]:
    """Return the findings on the tree, one for each file: that of the first rule it breaks.

    The files of these findings are not to be read.
    """
    found: dict[str, Diagnostic] = {}
    for rule in TREE_RULES:
        for item in rule.check(contribution):
            found.setdefault(item.position.file, item)
    return tuple(found.values())


def check_pages(contribution: Contribution) -> tuple[Diagnostic, ...]:
    """Return the findings on the rendered pages."""
    return tuple(item for rule in PAGE_RULES for item in rule.check(contribution))


def keep_own(
    contribution: Contribution, before: Iterable[Diagnostic], after: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """Return the findings of the branch that are its own: in a changed file, or new beside the base."""
    changed = {change.path for change in contribution.changes}
    known = Counter((item.rule.code, item.position.file, item.message) for item in before)
    kept: list[Diagnostic] = []
    for item in after:
        key = (item.rule.code, item.position.file, item.message)
        known[key] -= 1
        if known[key] < 0 or item.position.file in changed:
            kept.append(item)
    return kept


def join(
    tree: Iterable[Diagnostic], pages: Iterable[Diagnostic], others: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Return everything, sorted, each cause told once.

    What follows from a refused file is left out, and raw HTML (MET025) gives way to the finding
    that says what it would do.
    """
    tree, pages = tuple(tree), tuple(pages)
    refused = {item.position.file for item in tree}
    precise = {(item.position.file, item.position.line) for item in pages}
    rest = (
        item
        for item in others
        if item.position.file not in refused
        and not (item.rule.code == "MET025" and (item.position.file, item.position.line) in precise)
    )
    everything = dict.fromkeys((*tree, *pages, *rest))
    return tuple(sorted(everything, key=lambda item: item.order))
