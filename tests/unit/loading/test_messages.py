"""What a person reads: every fault of the models has its own French sentence and cure."""

import re
from typing import Any, get_args

import pytest

from fabrique import model
from fabrique.loading.shape_messages import _PATTERNS
from fabrique.model.shape import Shape
from tests.unit.loading.conftest import Read, with_keys

SENTENCES = {
    "mots_cles: [12]": (
        "Un élément de « mots_cles » attend un texte, pas le nombre 12",
        'Mettez la valeur entre guillemets : "12".',
    ),
    "mots_cles: [~]": (
        "Un élément de « mots_cles » n’a pas de valeur",
        "Donnez une valeur, ou supprimez la ligne si la clé est facultative.",
    ),
    "groupe: {min: 0, max: 4}": ("« min » vaut 0, pour 1 au moins", "Écrivez 1 ou plus."),
    "groupe: {min: 4, max: 4000}": (
        "« max » vaut 4000, pour 1000 au plus",
        "Écrivez 1000 ou moins.",
    ),
    "groupe: {min: true, max: 4}": (
        "« min » attend un nombre entier, pas le choix true",
        "Écrivez un nombre entier, sans guillemets, sans virgule ni unité.",
    ),
    "auteurs: []": (
        "La liste « auteurs » compte 0 élément, pour 1 au moins",
        "Complétez la liste.",
    ),
    'version: "1"': (
        '« version » attend trois nombres séparés par des points, entre guillemets : "1.2.0"',
        "Récrivez « 1 » sous cette forme.",
    ),
    "titre: " + "x" * 501: (
        "« titre » dépasse 500 caractères",
        "Raccourcissez-le : le détail a sa place dans index.md.",
    ),
    "groupe: {min: 4}": (
        "La clé obligatoire « max » est absente",
        "Ajoutez « max » : plus grand groupe.",
    ),
    "groupe: {min: 4, max: 8, age: 12}": (
        "La clé « age » n’existe pas ici",
        "Clés possibles ici : min, max, sous_groupes.",
    ),
}


@pytest.mark.parametrize(
    ("keys", "expected"), SENTENCES.items(), ids=[key[:30] for key in SENTENCES]
)
def test_sentence(keys: str, expected: tuple[str, str], read: Read) -> None:
    """The sentence says what is wrong with this value, the cure what to write."""
    _, [found] = read(with_keys(keys))

    assert expected == (found.message, found.hint)


def test_an_identifier_is_put_right(read: Read) -> None:
    """A text that an identifier can be made of is proposed in the right form."""
    _, [found] = read(with_keys("enchaine_avec: [L'Atelier_du Bœuf]"))

    assert ("l-atelier-du-boeuf",) == found.suggestions


def test_every_pattern_has_its_words() -> None:
    """No model has a pattern that the messages could not explain."""
    shapes = [
        item for item in vars(model).values() if isinstance(item, type) and issubclass(item, Shape)
    ]
    patterns = {
        found
        for shape in shapes
        for info in shape.model_fields.values()
        for found in _patterns((info.annotation, *info.metadata))
    }

    assert patterns
    assert set() == patterns - set(_PATTERNS)


def _patterns(annotation: Any) -> set[str]:
    """Return the regular expressions met in an annotation and what it is made of."""
    parts = annotation if isinstance(annotation, tuple) else (annotation,)
    found: set[str] = set()
    for part in parts:
        pattern = getattr(part, "pattern", None)
        if pattern:
            found.add(pattern.pattern if isinstance(pattern, re.Pattern) else pattern)
        for inner in (*get_args(part), *getattr(part, "metadata", ())):
            found |= _patterns(inner)
    return found
