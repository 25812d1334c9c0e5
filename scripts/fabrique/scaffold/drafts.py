"""Drafts as texts: path from the project's root → content. Every value is quoted by an encoder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from fabrique.model import EXPECTED, Catalogue

Draft = Mapping[str, str]

_PROMPTS = {
    "En bref": "Trois lignes : ce que l'on obtient à la fin, dans quelle situation, ce que cela ne fait pas.",
    "Quand l'utiliser, quand l'éviter": "Les situations où cela sert, et celles où il vaut mieux autre chose.",
    "Préparer": "La salle, les machines, ce qu'il faut réunir ou fabriquer, ce que l'on vérifie la veille.",
    "Dérouler": "Une sous-section par étape : le but, la consigne à dire entre « », le geste, le signe que ça marche.",
    "Exemple complet": "Un cas mené jusqu'au bout, avec des données plausibles ; « exemple fictif » s'il l'est.",
    "Faits": "Ce qui est établi, daté, avec sa source.",
    "Analyse": "Ce que vous en pensez, annoncé comme tel.",
    "Ce qu'on en retire": "Les règles que l'on peut essayer ailleurs.",
    "Questions à discuter": "Cinq questions qui n'ont pas de réponse évidente.",
    "Restituer et décider": "Ce que l'on garde, sous quelle forme, et qui fait quoi ensuite.",
    "Variantes": "Grand groupe, à distance, trente minutes, public éloigné du numérique, sans machine.",
    "Écueils et parades": "Trois choses qui ratent, et ce que l'on fait alors.",
    "Éco-responsabilité": "Ce qui est consommé, comment s'en passer, ce que deviennent les restes.",
    "Accessibilité de l'activité": "Debout, entendre, voir, lire, parler la langue, manier l'ordinateur : les alternatives.",
    "Évaluer": "Ce que l'on observe, relié aux critères de la compétence.",
    "Pour aller plus loin": "Les sources, et les ressources du catalogue qui suivent bien.",
}


@dataclass(frozen=True, slots=True)
class _Share:
    """A phase of a first déroulé and its share of the time, in hundredths."""

    title: str
    percent: int


_SHARES = (_Share("Ouvrir", 15), _Share("Faire", 65), _Share("Conclure", 20))


def draft_resource(
    identifier: str, answers: Mapping[str, str], catalogue: Catalogue, day: date
) -> Draft:
    """Return the folder of a draft: `ressource.yml` and `index.md`, sections of its type."""
    total = int(answers["animation"])
    minutes = [total * share.percent // 100 for share in _SHARES[:-1]]
    minutes.append(total - sum(minutes))
    folder = f"ressources/catalogue/{identifier}"
    data = _render(
        "ressource.yml.j2",
        id=identifier,
        answers=answers,
        phases=[(share.title, time) for share, time in zip(_SHARES, minutes, strict=True) if time],
        publisher=catalogue.site.publisher if catalogue.site else answers["auteur"],
        day=day.isoformat(),
    )
    sections = EXPECTED.get(answers["type"], EXPECTED["guide"])
    return {f"{folder}/ressource.yml": data, f"{folder}/index.md": _prose(sections)}


def draft_from(identifier: str, values: Mapping[str, Any]) -> Draft:
    """Return a draft made of the keys of a resource; `texte` is its prose.

    The id and the state are ours: a draft, in the folder of its id.
    """
    kept = {key: value for key, value in values.items() if key != "texte"}
    kept = {**kept, "id": identifier, "statut": "brouillon"}
    folder = f"ressources/catalogue/{identifier}"
    data = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100)
    text = values.get("texte")
    prose = text if isinstance(text, str) and text.strip() else _prose(EXPECTED["guide"])
    return {f"{folder}/ressource.yml": data, f"{folder}/index.md": prose.rstrip("\n") + "\n"}


def draft_pathway(
    identifier: str, title: str, author: str, resources: tuple[str, ...], day: date
) -> Draft:
    """Return a pathway through the given resources."""
    text = _render(
        "parcours.yml.j2",
        id=identifier,
        title=title,
        author=author,
        resources=resources,
        day=day.isoformat(),
    )
    return {f"ressources/parcours/{identifier}.yml": text}


def draft_blueprint(identifier: str, title: str, catalogue: Catalogue, day: date) -> Draft:
    """Return a format of place with every known zone, one axis and one criterion to describe."""
    zones = catalogue.vocabularies.get("zones")
    text = _render(
        "espace.yml.j2",
        id=identifier,
        title=title,
        zones=[(term.key, term.label) for term in zones.terms] if zones else [],
        day=day.isoformat(),
    )
    return {f"ressources/espaces/{identifier}.yml": text}


def _prose(sections: tuple[str, ...]) -> str:
    parts = [f"## {title}\n\n{_PROMPTS.get(title, 'À écrire.')}\n" for title in sections]
    return "\n".join(parts)


def _render(template: str, **values: Any) -> str:
    return _TEMPLATES.get_template(template).render(**values)


def _quoted(value: str) -> str:
    """Return a text as a double-quoted YAML scalar: JSON strings are some (YAML 1.2, § 1.3)."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


_TEMPLATES = Environment(
    loader=PackageLoader("fabrique.scaffold"),
    autoescape=False,  # YAML, not HTML: every value passes through `quoted`
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
)
_TEMPLATES.filters["quoted"] = _quoted
