"""Broken links as findings: one per page and target for programs, one per cause for people."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256

from fabrique.model import Diagnostic, Rule
from fabrique.model.site_links import BrokenLink, LinkKind, LinkPlace
from fabrique.model.wording import count
from fabrique.rules.built import (
    lie001_page_absent,
    lie002_anchor_absent,
    lie003_resource_absent,
    lie004_case_differs,
    lie005_address_malformed,
    lie006_mail_malformed,
    lie007_phone_malformed,
    lie008_target_empty,
    lie009_id_repeated,
    lie010_outside_site,
    lie011_local_target,
    lie012_file_unreadable,
)

RULE_OF: dict[LinkKind, Rule] = {
    LinkKind.PAGE: lie001_page_absent.RULE,
    LinkKind.ANCHOR: lie002_anchor_absent.RULE,
    LinkKind.RESOURCE: lie003_resource_absent.RULE,
    LinkKind.CASE: lie004_case_differs.RULE,
    LinkKind.ADDRESS: lie005_address_malformed.RULE,
    LinkKind.MAIL: lie006_mail_malformed.RULE,
    LinkKind.PHONE: lie007_phone_malformed.RULE,
    LinkKind.EMPTY: lie008_target_empty.RULE,
    LinkKind.TWICE: lie009_id_repeated.RULE,
    LinkKind.OUTSIDE: lie010_outside_site.RULE,
    LinkKind.LOCAL: lie011_local_target.RULE,
    LinkKind.UNREADABLE: lie012_file_unreadable.RULE,
}
_NAMED = 3  # pages named for one cause


def to_findings(
    links: Iterable[BrokenLink], place: Callable[[BrokenLink], LinkPlace]
) -> tuple[Diagnostic, ...]:
    """Return one finding per built page and target, sorted; those of one cause share `groupe`."""
    return tuple(
        sorted((_finding(link, place(link)) for link in links), key=lambda found: found.order)
    )


def by_cause(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the first finding of each cause, which says how many pages it reaches."""
    groups: dict[str, list[Diagnostic]] = {}
    for found in findings:
        groups.setdefault(dict(found.details)["groupe"], []).append(found)
    return tuple(_summed(group) for group in groups.values())


def _finding(link: BrokenLink, place: LinkPlace) -> Diagnostic:
    rule = RULE_OF[link.kind]
    made_by = f" (produit par {place.made_by})" if place.made_by else ""
    found = rule.at(place.position, link.message + made_by, link.hint, link.suggestions)
    group = sha256(f"{rule.code} {place.cause}".encode("utf-8", "replace")).hexdigest()[:12]
    return replace(
        found,
        details=(
            ("page", link.file),
            ("cible", link.target),
            ("genre", link.kind.value),
            ("groupe", group),
        ),
    )


def _summed(group: list[Diagnostic]) -> Diagnostic:
    first = group[0]
    pages = list(dict.fromkeys(dict(found.details)["page"] for found in group))
    if pages == [first.position.file]:
        return first
    named = ", ".join(pages[:_NAMED])
    if len(pages) > _NAMED:
        where = f"dans {count(len(pages), 'page')}, dont {named}"
    else:
        where = f"dans {named}"
    return replace(first, message=f"{first.message}, {where}")
