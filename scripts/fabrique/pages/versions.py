"""The editions and what changed from one to the next, drawn from their records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fabrique.model import (
    Catalogue,
    Edition,
    EditionChange,
    EditionRecord,
    Page,
    PageBuilder,
    Resource,
    Section,
)
from fabrique.model.fingerprint import PROSE_KEY
from fabrique.model.record import ADDED, CHANGED, REMOVED, RENAMED
from fabrique.pages.templating import render

ADDRESS = "a-propos/versions/"
_SHOWN_BY_NUMBER = frozenset({"version", "modifie"})  # said by the version itself
_TITLES = {
    ADDED: "Ressources ajoutées",
    CHANGED: "Ressources modifiées",
    RENAMED: "Ressources renommées",
    REMOVED: "Ressources retirées",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A change as the page shows it; `url` is empty when nothing is to be read."""

    change: EditionChange
    url: str
    keys: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition as the page shows it: its groups of changes, none for the first one."""

    record: EditionRecord
    anchor: str
    url: str
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An edition that published a resource: under which version, and where it can be read."""

    label: str
    day: date
    version: str
    url: str


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `a-propos/versions/`, even before the first edition."""
    shown = [
        Shown(
            record,
            f"edition-{record.label.replace('.', '-')}",
            edition.url_of(record.label),
            tuple(_groups(record, catalogue)),
        )
        for record in reversed(catalogue.records)
    ]
    yield Page(
        address=ADDRESS,
        title="Éditions",
        description="Les éditions du site et ce qui a changé de l’une à l’autre.",
        before=render("versions.html.j2", shown=shown, edition=edition, root="../../"),
        source="ressources/editions/retraits.yml",
        kind="liste",
        sections_before=tuple(
            Section(item.anchor, f"Édition {item.record.label}") for item in shown
        ),
        searchable=False,
    )


def history(resource: Resource, catalogue: Catalogue, edition: Edition) -> list[HistoryLine]:
    """Return the editions that published a resource, newest first, former ids included."""
    lines = []
    for record in reversed(catalogue.records):
        for key in (resource.id, *resource.former_ids):
            found = record.resources.get(key)
            if found:
                url = edition.url_of(record.label)
                lines.append(
                    HistoryLine(
                        record.label,
                        record.date,
                        found.version,
                        f"{url}catalogue/{key}/" if url else "",
                    )
                )
                break
    return lines


def key_title(key: str) -> str:
    """Return the French name of a key of a resource, as a sentence would say it."""
    if key == PROSE_KEY:
        return "texte"
    for name, field in Resource.model_fields.items():
        if (field.alias or name) == key:
            title = field.title or key
            return title[:1].lower() + title[1:]
    return key


def _groups(record: EditionRecord, catalogue: Catalogue) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for nature, title in _TITLES.items():
        lines = tuple(
            _line(change, catalogue) for change in record.changes if change.nature == nature
        )
        if lines:
            yield title, lines


def _line(change: EditionChange, catalogue: Catalogue) -> Line:
    resource = catalogue.by_id.get(change.id)
    url = resource.url if resource and resource.is_published else ""
    keys = [key_title(key) for key in change.keys if key not in _SHOWN_BY_NUMBER]
    return Line(change, url, ", ".join(keys))


BUILDER = PageBuilder(name="editions", title="Éditions", build=build)
