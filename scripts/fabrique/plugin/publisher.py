"""What the publisher says of itself in `site.yml`, put where the prose of `docs/` calls it.

A page calls `{site:etablissement.siege}`; a value that is missing says who can give it. Two
values are computed: the declared state of accessibility and the sentence about its audit.
"""

import re
from datetime import date

from pydantic import BaseModel

from fabrique.model import Accessibility, Due, FabriqueError, Site
from fabrique.model.wording import say_date

MISSING = "à compléter par l’éditeur"
UNKNOWN = "non renseigné"

_CALL = re.compile(r"\{site:([a-z_.]+)\}")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~^:=\"&-])")


def fill(markdown: str, site: Site | None, day: date, source: str) -> str:
    """Return the Markdown with each call replaced by its value, which stays plain text.

    `day` decides whether an audit is still valid. Raises `FabriqueError` for a call to nothing,
    with its place in `source`.
    """

    def replace(match: re.Match[str]) -> str:
        value = _value(match[1].split("."), site, day)
        if value is None:
            line = markdown.count("\n", 0, match.start()) + 1
            raise FabriqueError(
                f"{source}, ligne {line} : « {match[0]} » n’appelle aucune clé de site.yml",
                "Prenez une clé de la page « contribuer/metadonnees », partie « site »",
            )
        return value

    return _CALL.sub(replace, markdown)


def accessibility_state(site: Site | None, day: date) -> str:
    """Return the state to declare on `day`; without any data, « non conforme »."""
    return (site.accessibility if site else Accessibility()).state(day)


def _value(path: list[str], site: Site | None, day: date) -> str | None:
    """Return the Markdown of a value, None for a path that leads to no text."""
    if path == ["accessibilite", "etat"]:
        return accessibility_state(site, day)
    if path == ["accessibilite", "resultats"]:
        return _results(site.accessibility if site else Accessibility())
    model: type[BaseModel] = Site
    value: object = site
    for key in path[:-1]:
        name, _ = _field(model, key)
        part = model.model_fields[name].annotation if name else None
        if not (isinstance(part, type) and issubclass(part, BaseModel)):
            return None
        value = None if value is None else getattr(value, name)
        model = part
    name, due = _field(model, path[-1])
    held = getattr(value, name) if name and value is not None else None
    if not name or isinstance(held, BaseModel):
        return None
    if held is None:
        return MISSING if due else UNKNOWN
    return _plain(str(held))


def _field(model: type[BaseModel], key: str) -> tuple[str, bool]:
    """Return the attribute that bears a French key and whether it is due; an empty name if none."""
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return name, any(isinstance(item, Due) for item in field.metadata)
    return "", False


def _results(accessibility: Accessibility) -> str:
    audit = accessibility.audit
    if audit is None:
        return (
            "Aucun audit de conformité n’a été réalisé. Il n’y a donc ni taux de critères"
            " respectés, ni rapport à lire."
        )
    rate = 100 * audit.respected // audit.applicable
    return (
        f"L’audit du {say_date(audit.day)} par {_plain(audit.auditor)} constate que"
        f" {audit.respected} des {audit.applicable} critères applicables sont respectés, soit"
        f" {rate} %. [Rapport d’audit](<{audit.report}>)."
    )


def _plain(value: str) -> str:
    """Return Markdown that shows the value as it is; an address becomes a link."""
    text = " ".join(value.split())
    if re.fullmatch(r"https?://[^\s<>]+", text):
        return f"<{text}>"
    return _MARKUP.sub(r"\\\1", text)
