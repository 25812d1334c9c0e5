"""The fields of a proposal, drawn from the model of a resource."""

from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fabrique.model import EXPECTED, Catalogue, Duration, GroupSize, Resource

LINE, TEXT, NUMBER, CHOICE, CHOICES = "ligne", "texte", "nombre", "choix", "choix-multiples"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: key (dots lead inside a group), words, kind, and what an answer may be.

    `options` pairs each key with its label; `longest` counts code points, 0 for no limit.
    """

    key: str
    label: str
    help: str
    kind: str
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    shortest: int = 0
    longest: int = 0
    example: str = ""


_PHASES = (
    "Une étape par ligne : minutes | titre | ce que fait la personne qui anime | ce que font les"
    " participants"
)
_MATERIAL = "Un objet par ligne : quantité | nom | personne, sous-groupe ou séance"


def resource_fields(catalogue: Catalogue) -> tuple[FormField, ...]:
    """Return the fields of a new resource, in the order in which they are asked."""
    return (
        _of(Resource, "title", LINE, required=True, longest=110),
        _of(Resource, "summary", TEXT, required=True, shortest=80, longest=300),
        _of(Resource, "type", CHOICE, required=True, options=_types(catalogue)),
        FormField(
            "auteur",
            "Auteur",
            "Prénom et nom, ou nom de l’organisation, comme ils seront publiés.",
            LINE,
            required=True,
            longest=200,
        ),
        _of(Resource, "levels", CHOICES, options=_terms(catalogue, "niveaux")),
        _of(Resource, "audiences", CHOICES, options=_terms(catalogue, "publics")),
        _of(Resource, "modalities", CHOICES, options=_terms(catalogue, "modalites")),
        FormField(
            "competences",
            "Compétences travaillées",
            "Seulement celles que la page fait vraiment travailler.",
            CHOICES,
            options=_competencies(catalogue),
        ),
        _of(Duration, "preparation", NUMBER, group="duree", noun="Préparation, en minutes"),
        _of(
            Duration, "session", NUMBER, group="duree", noun="Durée avec le groupe, en minutes",
            required=True,
        ),
        _of(GroupSize, "min", NUMBER, group="groupe", noun="Nombre de personnes, au moins"),
        _of(GroupSize, "max", NUMBER, group="groupe", noun="Nombre de personnes, au plus"),
        FormField(
            "objectifs", "Objectifs", "Un par ligne, avec un verbe que l’on peut observer.", TEXT,
            longest=3_000,
        ),
        FormField("materiel", "Matériel", _MATERIAL + ".", TEXT, longest=6_000,
                  example="5 | bacs | séance\n2 | étiquettes | personne"),
        FormField("deroule", "Déroulé", _PHASES + ".", TEXT, longest=12_000,
                  example="10 | Ouvrir | Montre le lot. | Touchent les chutes."),
        FormField(
            "texte",
            "Texte de la page",
            "En Markdown, avec des titres « ## » ; les sections attendues sont dans la charte.",
            TEXT,
            longest=60_000,
        ),
    )  # fmt: skip


def _of(
    model: type[BaseModel],
    name: str,
    kind: str,
    *,
    group: str = "",
    noun: str = "",
    required: bool = False,
    options: tuple[tuple[str, str], ...] = (),
    shortest: int = 0,
    longest: int = 0,
) -> FormField:
    """Return a field that says what the model says of it."""
    field: FieldInfo = model.model_fields[name]
    key = field.alias or name
    return FormField(
        key=f"{group}.{key}" if group else key,
        label=noun or field.title or key,
        help=field.description or "",
        kind=kind,
        required=required,
        options=options,
        shortest=shortest,
        longest=longest,
    )


def _terms(catalogue: Catalogue, name: str) -> tuple[tuple[str, str], ...]:
    vocabulary = catalogue.vocabularies.get(name)
    return tuple((term.key, term.label) for term in vocabulary.terms) if vocabulary else ()


def _types(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return the types, those whose sections are known first."""
    terms = _terms(catalogue, "types")
    return (
        *(term for term in terms if term[0] in EXPECTED),
        *(term for term in terms if term[0] not in EXPECTED),
    )


def _competencies(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    framework = catalogue.framework
    if framework is None:
        return ()
    return tuple(
        (item.code, f"{item.code} {item.title}")
        for item in framework.competencies.values()
        if item.is_published
    )
