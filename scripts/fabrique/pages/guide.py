"""The metadata guide: every key that an author may write, drawn from the model itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fabrique.model import (
    Blueprint,
    Catalogue,
    Crosswalk,
    Edition,
    Exclusions,
    Framework,
    Glossary,
    Page,
    PageBuilder,
    Partners,
    Pathway,
    Programs,
    Resource,
    Section,
    Site,
    Sourced,
    UsageReport,
    Vocabulary,
    Withdrawals,
)
from fabrique.pages.facets import fold
from fabrique.pages.templating import render

_FILES: tuple[tuple[str, str, str, type[Sourced]], ...] = (
    ("ressource", "Une ressource", "ressources/catalogue/<id>/ressource.yml", Resource),
    (
        "usage",
        "Un retour d’usage",
        "ressources/catalogue/<id>/usages/<nom>.yml",
        UsageReport,
    ),
    ("parcours", "Un parcours", "ressources/parcours/<id>.yml", Pathway),
    ("referentiel", "Le référentiel", "ressources/referentiel/referentiel.yml", Framework),
    (
        "correspondance",
        "Une correspondance",
        "ressources/referentiel/correspondances/<cadre>.yml",
        Crosswalk,
    ),
    ("espace", "Un format d’espace", "ressources/espaces/<id>.yml", Blueprint),
    ("partenaires", "Les partenaires", "ressources/reseau/partenaires.yml", Partners),
    ("formations", "Les formations", "ressources/reseau/formations.yml", Programs),
    ("glossaire", "Le glossaire", "ressources/glossaire.yml", Glossary),
    ("vocabulaire", "Une liste fermée", "ressources/vocabulaires/<nom>.yml", Vocabulary),
    (
        "liens-exclus",
        "Les adresses que l’on ne visite pas",
        "ressources/liens-exclus.yml",
        Exclusions,
    ),
    (
        "retraits",
        "Les pages et ressources retirées",
        "ressources/editions/retraits.yml",
        Withdrawals,
    ),
    ("site", "L’identité du site", "ressources/site.yml", Site),
)

_NATURES = {
    "string": "texte",
    "integer": "nombre entier",
    "number": "nombre",
    "boolean": "true ou false",
    "object": "groupe",
    "array": "liste",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the guide shows it; `vocabulary` names a closed list, `inner` the keys of a group."""

    name: str
    title: str
    description: str
    nature: str
    required: bool
    vocabulary: str
    inner: tuple["Key", ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A kind of data file: its short name (also that of its schema), title, path and keys."""

    name: str
    title: str
    path: str
    keys: tuple[Key, ...]


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `contribuer/metadonnees/` (a resource), one page per other file, the closed lists."""
    files = [
        DataFile(name, title, path, read_keys(model.model_json_schema(by_alias=True)))
        for name, title, path, model in _FILES
    ]
    main, *others = files
    yield _file_page("contribuer/metadonnees/", "Guide des métadonnées", main, others)
    for other in others:
        yield _file_page(f"contribuer/metadonnees/{other.name}/", other.title, other, ())
    lists = sorted(catalogue.vocabularies.values(), key=lambda item: fold(item.title))
    yield Page(
        address="contribuer/metadonnees/listes/",
        title="Listes fermées",
        description="Les valeurs permises, liste par liste, et ce que chacune veut dire.",
        before=render("vocabularies.html.j2", lists=lists),
        source="ressources/vocabulaires",
        kind="liste",
        sections_before=tuple(Section(f"liste-{item.id}", item.title) for item in lists),
    )


def _file_page(address: str, title: str, file: DataFile, others: Sequence[DataFile]) -> Page:
    return Page(
        address=address,
        title=title,
        description=f"Les clés du fichier {file.path}, leur forme et ce que l’on y met.",
        before=render(
            "guide.html.j2",
            heading=title,
            file=file,
            others=others,
            root="../" * address.count("/"),
        ),
        source="scripts/fabrique/model",
        kind="liste",
        in_navigation=address == "contribuer/metadonnees/",
    )


def read_keys(schema: dict[str, Any]) -> tuple[Key, ...]:
    """Return the keys of a JSON Schema made by pydantic, in the order of the model."""
    return _keys(schema, schema.get("$defs", {}))


def _keys(schema: dict[str, Any], definitions: dict[str, Any]) -> tuple[Key, ...]:
    required = set(schema.get("required", ()))
    return tuple(
        _key(name, field, name in required, definitions)
        for name, field in schema.get("properties", {}).items()
    )


def _key(name: str, field: dict[str, Any], required: bool, definitions: dict[str, Any]) -> Key:
    shape, listed = _resolve(field, definitions)
    nature = _nature(shape)
    if listed:
        nature = f"liste ({nature})"
    return Key(
        name=name,
        title=str(field.get("title", name)),
        description=str(field.get("description", "")),
        nature=nature,
        required=required,
        vocabulary=str(shape.get("x-vocabulaire", "")),
        inner=_keys(shape, definitions),
    )


def _resolve(field: dict[str, Any], definitions: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return the shape of one value and whether the key holds a list of them."""
    listed = False
    while True:
        if "$ref" in field:
            field = definitions[field["$ref"].rpartition("/")[2]]
        elif field.get("type") == "array" and "items" in field:
            field, listed = field["items"], True
        elif choices := field.get("anyOf") or field.get("oneOf"):
            useful = [choice for choice in choices if choice.get("type") != "null"]
            if len(useful) != 1:
                return {
                    "type": "choix",
                    "choices": [_resolve(item, definitions)[0] for item in useful],
                }, listed
            field = useful[0]
        else:
            return field, listed


def _nature(shape: dict[str, Any]) -> str:
    if shape.get("type") == "choix":
        return " ou ".join(dict.fromkeys(_nature(item) for item in shape["choices"]))
    if "x-vocabulaire" in shape:
        return "valeur d’une liste"
    if "enum" in shape:
        return " ou ".join(str(value) for value in shape["enum"])
    if shape.get("format") == "date":
        return "date AAAA-MM-JJ"
    if shape.get("type") == "object" and "properties" in shape:
        names = ", ".join(shape["properties"])
        return f"groupe : {names}"
    return _NATURES.get(str(shape.get("type")), "valeur")


BUILDER = PageBuilder(name="metadonnees", title="Guide des métadonnées", build=build)
