"""Issue forms of the forge, as files of `.github/ISSUE_TEMPLATE` (GitHub, issue forms syntax)."""

from collections.abc import Iterator
from typing import Any

import yaml

from fabrique.forms.fields import CHOICE, CHOICES, TEXT, FormField, resource_fields
from fabrique.model import Artifact, Catalogue, ObservedPhase, UsageReport

_HEAD = "# Fichier produit par « fabrique exporter formulaires .github/ISSUE_TEMPLATE ».\n"
_CONSENT = (
    "Je suis l’auteur, ou j’ai l’accord des auteurs, et j’accepte la publication sous licence"
    " CC BY-SA 4.0"
)


def build_issue_forms(catalogue: Catalogue) -> Iterator[Artifact]:
    """Yield the four forms and the settings of the list, by file name."""
    forms = {
        "1-ressource.yml": _proposal(catalogue),
        "2-erreur.yml": _mistake(),
        "3-usage.yml": _usage(),
        "4-partenaire.yml": _partner(),
        "config.yml": {"blank_issues_enabled": False},
    }
    for name, form in forms.items():
        text = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=100)
        yield Artifact(name, (_HEAD + text).encode(), "application/yaml")


def _proposal(catalogue: Catalogue) -> dict[str, Any]:
    fields = resource_fields(catalogue)
    consent = {
        "type": "checkboxes",
        "attributes": {"label": "Licence", "options": [{"label": _CONSENT, "required": True}]},
    }
    return _form(
        "Proposer une ressource",
        "Une séance, un canevas, une étude de cas… que d’autres pourront prendre.",
        "proposition",
        [*(_body(field) for field in fields), consent],
    )


def _mistake() -> dict[str, Any]:
    return _form(
        "Signaler une erreur",
        "Une faute, un calcul faux, une étape qui déborde, un lien mort.",
        "erreur",
        [
            _line("ressource", "Ressource", "Son identifiant, ou l’adresse de la page.", True),
            _line("version", "Version", "Elle est écrite sur la page.", False),
            _text("faute", "Ce qui ne va pas", "Recopiez la phrase ou le calcul fautif.", True),
            _text("remede", "Ce que vous proposez", "La phrase ou le calcul juste.", False),
        ],
    )


def _usage() -> dict[str, Any]:
    known = UsageReport.model_fields
    observed = ObservedPhase.model_fields["minutes"].description or ""
    return _form(
        "Témoigner d’un usage",
        "Une fiche jouée avec un vrai groupe : temps observés, ce qui a été changé.",
        "usage",
        [
            _line("ressource", "Ressource", "Son identifiant, ou l’adresse de la page.", True),
            _line("date", known["day"].title or "", known["day"].description or "", True),
            _line("temoin", known["author"].title or "", known["author"].description or "", True),
            _text(
                "contexte", known["context"].title or "", known["context"].description or "", True
            ),
            _line("groupe", known["group"].title or "", known["group"].description or "", True),
            _text(
                "etapes",
                "Temps observés",
                f"Une étape par ligne : titre | minutes. {observed}",
                False,
            ),
            _text(
                "change", known["changed"].title or "", known["changed"].description or "", False
            ),
            _text(
                "a_retenir", known["lesson"].title or "", known["lesson"].description or "", False
            ),
        ],
    )


def _partner() -> dict[str, Any]:
    return _form(
        "Compléter une fiche partenaire",
        "Ce que seul le partenaire sait de ses formations et de son rôle.",
        "partenaire",
        [
            _line("partenaire", "Partenaire", "Son nom, comme sur la page Réseau.", True),
            _text("complement", "Ce qui manque ou a changé", "Des faits, un par ligne.", True),
            _line(
                "source",
                "Source publique",
                "L’adresse d’une page qui le dit, s’il y en a une.",
                False,
            ),
        ],
    )


def _form(name: str, description: str, label: str, body: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": name, "description": description, "labels": [label], "body": body}


def _body(field: FormField) -> dict[str, Any]:
    """Return the element of the form that asks for a field."""
    attributes: dict[str, Any] = {"label": field.label, "description": field.help}
    if field.kind == CHOICE:
        attributes["options"] = [label for _, label in field.options]
        kind = "dropdown"
    elif field.kind == CHOICES:
        attributes["options"] = [{"label": label} for _, label in field.options]
        kind = "checkboxes"
    else:
        kind = "textarea" if field.kind == TEXT else "input"
        if field.example:
            attributes["placeholder"] = field.example
    element: dict[str, Any] = {
        "type": kind,
        "id": field.key.replace(".", "-"),
        "attributes": attributes,
    }
    if field.required and kind != "checkboxes":
        element["validations"] = {"required": True}
    return element


def _line(key: str, label: str, description: str, required: bool) -> dict[str, Any]:
    return _asked("input", key, label, description, required)


def _text(key: str, label: str, description: str, required: bool) -> dict[str, Any]:
    return _asked("textarea", key, label, description, required)


def _asked(kind: str, key: str, label: str, description: str, required: bool) -> dict[str, Any]:
    return {
        "type": kind,
        "id": key,
        "attributes": {"label": label, "description": description},
        "validations": {"required": required},
    }
