"""The contract with other programs."""

import json

from fabrique.model import Severity
from fabrique.reports.json import render


def test_contract(run, found):
    """Keys, order and values are those of version 1."""
    warning = found(severity=Severity.WARNING, suggestions=("CC-BY-SA-4.0",))

    assert json.loads(render(run(warning))) == {
        "version": 1,
        "resume": {"erreurs": 0, "avertissements": 1, "conseils": 0, "fichiers": 42},
        "constats": [
            {
                "regle": "MET012",
                "gravite": "avertissement",
                "fichier": "ressources/catalogue/tri/ressource.yml",
                "ligne": 14,
                "colonne": 10,
                "message": "licence inconnue : « CC-BY-SA 4.0 »",
                "aide": "un identifiant de la liste",
                "documentation": "https://exemple.test/contribuer/regles/met012/",
                "suggestions": ["CC-BY-SA-4.0"],
            }
        ],
    }


def test_nothing_to_say(run):
    """Without a finding, the document has the same keys."""
    document = json.loads(render(run(files=0)))

    assert document["constats"] == []
    assert document["resume"] == {"erreurs": 0, "avertissements": 0, "conseils": 0, "fichiers": 0}


def test_nothing_is_cut_nor_grouped(run, found):
    """Every finding is there, in the order given, with all its text."""
    many = [found(message=f"{n} " + "x" * 5000, suggestions=tuple("abcde")) for n in range(200)]

    written = json.loads(render(run(*many)))["constats"]

    assert [one["message"] for one in written] == [one.message for one in many]
    assert written[0]["suggestions"] == ["a", "b", "c", "d", "e"]


def test_accents_are_readable(run, found):
    """French is written as it is read, with its no-break spaces."""
    assert "« été\u202f! 木 🪵 »" in render(run(found("« été\u202f! 木 🪵 »")))


def test_values_come_back_whole(run, found, hostile):
    """What is escaped for the sake of terminals comes back as it was written."""
    expected = hostile.encode("utf-8", "backslashreplace").decode()

    [one] = json.loads(render(run(found(hostile))))["constats"]

    assert one["message"] == expected


def test_a_surrogate_alone_becomes_text(run, found):
    """Readers that refuse a surrogate alone, even escaped, can read the report."""
    text = render(run(found(file="a\udc80.yml")))

    assert r'"fichier": "a\\udc80.yml"' in text
