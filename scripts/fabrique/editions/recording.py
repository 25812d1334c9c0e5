"""The record of an edition: what it publishes, and what changed since the one before."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from fabrique.loading import PublishedAddress
from fabrique.model import (
    Catalogue,
    EditionChange,
    EditionRecord,
    PublishedResource,
    Resource,
    content_digest,
    fingerprints,
)
from fabrique.model.record import ADDED, CHANGED, REMOVED, RENAMED, STAND_INS

_IDENTITY = ("id", "anciens_identifiants")  # a new name alone is told as such


def make_record(
    label: str, day: date, catalogue: Catalogue, published: Mapping[str, PublishedAddress]
) -> EditionRecord:
    """Return the record of an edition; pages that stand where others were are not of it."""
    resources = {resource.id: _describe(resource) for resource in catalogue.published}
    before = [record for record in catalogue.records if record.label != label]
    changes = list(_compare(before[-1].resources, resources, catalogue)) if before else []
    return EditionRecord(
        label=label,
        date=day,
        changes=tuple(changes),
        resources=resources,
        addresses={
            address: item.kind
            for address, item in sorted(published.items())
            if item.kind not in STAND_INS
        },
    )


def to_json(record: EditionRecord) -> str:
    """Return the file of a record: one resource, one change or one address per line."""
    data = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data.setdefault("changements", [])
    parts = [f' "edition": {_plain(data["edition"])}', f' "date": {_plain(data["date"])}']
    changes = ",\n".join(f"  {_plain(change)}" for change in data["changements"])
    parts.append(f' "changements": [{_lines(changes)}]')
    for name in ("ressources", "adresses"):
        lines = ",\n".join(
            f"  {_plain(key)}: {_plain(value)}" for key, value in sorted(data[name].items())
        )
        parts.append(f' "{name}": {{{_lines(lines)}}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _describe(resource: Resource) -> PublishedResource:
    keys = fingerprints(resource)
    return PublishedResource(
        title=resource.title,
        version=resource.version,
        updated_on=resource.updated_on,
        digest=content_digest(keys),
        keys={key: value for key, value in keys.items() if key not in _IDENTITY},
        former_ids=resource.former_ids,
    )


def _compare(
    before: Mapping[str, PublishedResource],
    now: Mapping[str, PublishedResource],
    catalogue: Catalogue,
) -> Iterator[EditionChange]:
    """Yield the changes sorted by id, those taken away last."""
    renamed: set[str] = set()
    for key, item in sorted(now.items()):
        former = next((old for old in item.former_ids if old in before and old not in now), "")
        if key in before:
            changed = _changed_keys(before[key], item)
            if changed:
                yield EditionChange(
                    nature=CHANGED,
                    id=key,
                    title=item.title,
                    keys=changed,
                    former_version=before[key].version,
                    version=item.version,
                )
        elif former:
            renamed.add(former)
            yield EditionChange(
                nature=RENAMED,
                id=key,
                title=item.title,
                keys=_changed_keys(before[former], item),
                former_id=former,
                former_version=before[former].version,
                version=item.version,
            )
        else:
            yield EditionChange(nature=ADDED, id=key, title=item.title, version=item.version)
    for key, item in sorted(before.items()):
        if key not in now and key not in renamed:
            yield EditionChange(
                nature=REMOVED,
                id=key,
                title=item.title,
                former_version=item.version,
                reason=_reason(key, catalogue),
            )


def _changed_keys(before: PublishedResource, now: PublishedResource) -> tuple[str, ...]:
    keys = before.keys.keys() | now.keys.keys()
    return tuple(sorted(key for key in keys if before.keys.get(key) != now.keys.get(key)))


def _reason(key: str, catalogue: Catalogue) -> str | None:
    """Return why a resource was taken away, on one line, as its folder or the table says it."""
    resource = catalogue.by_id.get(key)
    reason = resource.withdrawal_reason if resource else None
    if reason is None and catalogue.withdrawals:
        entry = catalogue.withdrawals.find(f"catalogue/{key}/")
        reason = entry.reason if entry else None
    return " ".join(reason.split()) if reason else None


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _lines(text: str) -> str:
    return f"\n{text}\n " if text else ""
