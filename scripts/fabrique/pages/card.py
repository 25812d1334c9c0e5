"""What a card of the catalogue says of a resource, in the page and in the data of the filters."""

from fabrique.model import Catalogue, Resource
from fabrique.model.wording import say_duration, say_range

SHORT = 100  # characters: so cut, two hundred summaries keep the data of the filters under 15 KB


def card_facts(resource: Resource, catalogue: Catalogue) -> str:
    """Return type, duration, group and competencies on one line: « guide · 1 h 30 · A1, A3 »."""
    parts = [catalogue.label("types", resource.type)]
    if resource.duration:
        parts.append(say_duration(resource.duration.session))
    if resource.group:
        parts.append(say_range(resource.group.min, resource.group.max, "personne"))
    if resource.targets:
        parts.append(", ".join(dict.fromkeys(target.code for target in resource.targets)))
    return " · ".join(parts)


def short_summary(resource: Resource) -> str:
    """Return the summary on one line, cut between two words when it is long."""
    text = " ".join(resource.summary.split())
    if len(text) <= SHORT:
        return text
    return text[:SHORT].rpartition(" ")[0].rstrip(" ,;:") + "…"
