"""One run of every rule over a Catalogue, or over the built site."""

from collections.abc import Iterable, Iterator

from fabrique.model import BuiltSite, Catalogue, Diagnostic
from fabrique.rules import (
    BUILT_RULES,
    CATALOGUE_RULES,
    PUBLICATION_RULES,
    RESOURCE_RULES,
    RULES,
    prose_links,
)
from fabrique.rules.silences import apply_silences


def check(
    catalogue: Catalogue, reading: Iterable[Diagnostic] = (), *, publication: bool = False
) -> tuple[Diagnostic, ...]:
    """Return the findings of reading and of the rules, silences applied, sorted.

    The order is file, line, column, code. `publication` adds what only matters on the day the
    site goes public.
    """
    everything = (*reading, *_judge(catalogue, publication))
    kept = apply_silences(everything, catalogue, RULES)
    return tuple(sorted(dict.fromkeys(kept), key=lambda found: found.order))


def check_site(site: BuiltSite, reading: Iterable[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """Return the findings of reading and of the rules of the built site, sorted."""
    found = [item for rule in BUILT_RULES for page in site.pages for item in rule.check(page, site)]
    return tuple(sorted(dict.fromkeys((*reading, *found)), key=lambda item: item.order))


def _judge(catalogue: Catalogue, publication: bool) -> Iterator[Diagnostic]:
    checks = [rule.check for rule in RESOURCE_RULES]
    for resource in catalogue.resources:  # outermost: what is read of a resource stays at hand
        for judge in checks:
            yield from judge(resource, catalogue)
    for whole in (*CATALOGUE_RULES, *(PUBLICATION_RULES if publication else ())):
        yield from whole.check(catalogue)
    yield from prose_links.check(catalogue)
