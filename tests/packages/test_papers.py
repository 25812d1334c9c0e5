"""The papers of a kit: licence, attribution, credits, citation; hostile strings included."""

import csv
import re
from collections.abc import Callable
from io import StringIO

import pytest
import yaml

from fabrique.packages.credits import HEADER, UNKNOWN, Credit, credits_table
from tests.packages.conftest import Opened

RESOURCE = "catalogue/trier-les-chutes/trier-les-chutes.zip"
PATHWAY = "parcours/decouvrir-l-atelier/decouvrir-l-atelier.zip"
OTHER_FILE = """fichiers:
  - {chemin: fichiers/plan.txt, titre: Le plan, licence: CC-BY-NC-4.0, auteurs: Une Autre, source: "https://plan.example.org/"}
  - {chemin: fichiers/note.txt, titre: La note}
"""
FILES = {"fichiers/plan.txt": "bois\n", "fichiers/note.txt": "clou\n"}

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "a, =1+1; -2",
    "guillemets \" et ' et `accents`",
    "</script><script>alert(1)</script>",
    "clé: valeur # pas un commentaire",
    "- [x] *gras* <b> | ``` & {{ 7*7 }} {% raw %}",
    "*ancre &ancre !!python/object:os.system",
    "oui",
    "1.0",
    "---",
]


def read_table(content: bytes) -> list[dict[str, str]]:
    """Return the lines of a CSV file, by column."""
    return list(csv.DictReader(StringIO(content.decode(), newline=""), strict=True))


def flow(text: str) -> str:
    """Return a text as YAML would take it between quotes."""
    return "'" + text.replace("'", "''") + "'"


def test_credits_name_every_file(kits_with: Callable[..., Opened]) -> None:
    """Each source file has its line; an attachment keeps its own author, source and licence."""
    kit = kits_with({"ressource.yml": OTHER_FILE, **FILES})[RESOURCE]

    lines = {line["fichier"]: line for line in read_table(kit["CREDITS.csv"])}

    assert ["ressource.yml", "index.md", "fichiers/note.txt", "fichiers/plan.txt"] == list(lines)
    assert "CC-BY-SA-4.0" == lines["fichiers/note.txt"]["licence"]
    assert {
        "fichier": "fichiers/plan.txt",
        "titre": "Le plan",
        "auteur": "Une Autre",
        "source": "https://plan.example.org/",
        "licence": "CC-BY-NC-4.0",
        "modifie": UNKNOWN,
    } == lines["fichiers/plan.txt"]


def test_credits_of_a_pathway(kits_with: Callable[..., Opened]) -> None:
    """A pathway credits its own file, then those of each resource under their own licence."""
    lines = read_table(kits_with({})[PATHWAY]["CREDITS.csv"])

    assert [
        ("parcours.yml", "CC-BY-SA-4.0"),
        ("ressources/trier-les-chutes/ressource.yml", "CC-BY-SA-4.0"),
        ("ressources/trier-les-chutes/index.md", "CC-BY-SA-4.0"),
        ("ressources/reparer-ensemble/ressource.yml", "CC-BY-4.0"),
        ("ressources/reparer-ensemble/index.md", "CC-BY-4.0"),
        ("ressources/reparer-ensemble/usages/2026-03-07.yml", "CC-BY-4.0"),
        ("ressources/reparer-ensemble/usages/2026-04-11.yml", "CC-BY-4.0"),
    ] == [(line["fichier"], line["licence"]) for line in lines]


def test_order_and_licences_of_a_pathway(kits_with: Callable[..., Opened]) -> None:
    """The LISEZMOI of a pathway gives its steps in order, each with its licence and its folder."""
    readme = kits_with({})[PATHWAY]["LISEZMOI.md"].decode()

    rows = re.findall(r"^\| (\d) \| .* \((\S+)\) \| `(\S+)` \|$", readme, re.MULTILINE)

    assert [
        ("1", "CC-BY-SA-4.0", "ressources/trier-les-chutes/"),
        ("2", "CC-BY-4.0", "ressources/reparer-ensemble/"),
    ] == rows


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("value", [*HOSTILE, " =1", "\t=1", "\n+1", "＝1", 'a;"=1', "a\r\n=1"])
def test_no_cell_is_a_formula(value: str, separator: str) -> None:
    """No cell begins like a formula, even cut at another separator than ours."""
    content = credits_table([Credit("fichiers/a.txt", value, value, value, "MIT", "non")])

    cells = [
        cell
        for row in csv.reader(content.decode().splitlines(), delimiter=separator)
        for cell in row
    ]

    assert 2 == content.count(b"\r\n")
    assert [] == [cell for cell in cells if re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_stay_values(text: str, kits_with: Callable[..., Opened]) -> None:
    """What an author writes is a value of the YAML and of the CSV, and mere text elsewhere."""
    keys = f"titre: {flow(text)}\nresume: {flow(text)}\nmots_cles: [{flow(text)}]\nauteurs: [{{nom: {flow(text)}}}]"

    kit = kits_with({"ressource.yml": keys})[RESOURCE]

    citation = yaml.safe_load(kit["CITATION.cff"])
    assert [text, text, [text], [{"name": text}]] == [
        citation[key] for key in ("title", "abstract", "keywords", "authors")
    ]
    table = read_table(kit["CREDITS.csv"])
    assert list(HEADER) == list(table[0])
    assert text.replace("'", "") == table[0]["auteur"].replace("'", "")
    readme = kit["LISEZMOI.md"].decode()
    assert not re.search(r"(?<!\\)<(?!https://)", readme)
    assert readme.count("\n## ") == 2
    attribution = kit["ATTRIBUTION.md"].decode()
    assert "<script>" not in re.sub(r"(?s)```+text\n.*?\n```+\n", "", attribution)


def test_citation_has_its_compulsory_keys(kits_with: Callable[..., Opened]) -> None:
    """A citation file has the keys that CFF 1.2.0 asks for; its date and version are texts."""
    for address, kit in kits_with({}).items():
        citation = yaml.load(kit["CITATION.cff"], yaml.BaseLoader)

        assert {"cff-version", "message", "title", "authors"} <= citation.keys(), address
        assert "1.2.0" == citation["cff-version"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", citation["date-released"])
        assert all(author["name"] for author in citation["authors"])


@pytest.mark.parametrize(
    ("key", "said", "unsaid"),
    [
        ("CC-BY-4.0", ["y compris pour un usage commercial", "diffuser votre version"], []),
        ("CC-BY-NC-4.0", ["hors usage commercial", "avantage commercial"], ["y compris pour un"]),
        ("CC-BY-NC-SA-4.0", ["la placer sous la même licence : CC-BY-NC-SA-4.0"], []),
        (
            "CC-BY-ND-4.0",
            ["diffuser une version modifiée", "y compris"],
            ["diffuser votre", "hors"],
        ),
        ("CC-BY-NC-ND-4.0", ["diffuser une version modifiée", "hors usage"], ["diffuser votre"]),
        ("CC0-1.0", ["aucune : citer"], ["ne permet pas :"]),
        ("etalab-2.0", ["date de sa dernière mise à jour"], ["ne permet pas :"]),
        ("MIT", ["Permission is hereby granted", "Copyright (c) Établissement d'exemple"], []),
    ],
)
def test_licence_in_words(
    key: str, said: list[str], unsaid: list[str], kits_with: Callable[..., Opened]
) -> None:
    """The licence is named, its address given, and what it allows said, NC and ND included."""
    kit = kits_with({"ressource.yml": f"licence: {key}"})[RESOURCE]

    text = " ".join(kit["LICENCE.txt"].decode().split())
    assert f"Identifiant : {key} (SPDX)" in text
    assert re.search(r"Adresse : https://\S+", text)
    assert [] == [part for part in said if part not in text]
    assert [] == [part for part in unsaid if part in text]


def test_no_model_of_adaptation_under_nd(kits_with: Callable[..., Opened]) -> None:
    """No line « adapté de » is offered, nor is adaptation advised, when no adaptation may go out."""
    kit = kits_with({"ressource.yml": "licence: CC-BY-ND-4.0"})[RESOURCE]

    attribution = kit["ATTRIBUTION.md"].decode()
    assert "est adapté de" not in attribution
    assert "ne permet pas de diffuser une version modifiée" in attribution
    assert "pour vous seulement" in kit["LISEZMOI.md"].decode()


def test_licence_names_the_exceptions(kits_with: Callable[..., Opened]) -> None:
    """A file under another licence is told with its own terms, and has its line of attribution."""
    kit = kits_with({"ressource.yml": OTHER_FILE, **FILES})[RESOURCE]

    _, second = kit["LICENCE.txt"].decode().split("Identifiant : CC-BY-NC-4.0")
    assert "  - fichiers/plan.txt\n" in second
    assert "fichiers/note.txt" not in second
    assert "avantage commercial" in second
    assert (
        "fichiers/plan.txt : « Le plan » par Une Autre, https://plan.example.org/, sous licence "
        in kit["ATTRIBUTION.md"].decode()
    )


def test_adapted_work_keeps_its_origin(kits_with: Callable[..., Opened]) -> None:
    """The work from which a resource is adapted is in the attribution, the table and the citation."""
    source = """adapte_de:
  - titre: L'original
    auteurs: Une Autre
    source: https://original.example.org/
    licence: CC-BY-4.0
    modifications: "Traduit.\\n\\nRaccourci."
"""
    kit = kits_with({"ressource.yml": source})[RESOURCE]

    line = "Adapté de « L'original » par Une Autre, https://original.example.org/, sous licence"
    assert line in kit["ATTRIBUTION.md"].decode()
    assert "Modifications : Traduit. Raccourci.\n" in kit["ATTRIBUTION.md"].decode()
    assert read_table(kit["CREDITS.csv"])[0]["modifie"].startswith("oui : adapté de « L'original »")
    [reference] = yaml.safe_load(kit["CITATION.cff"])["references"]
    assert ["generic", "L'original", [{"name": "Une Autre"}]] == [
        reference[key] for key in ("type", "title", "authors")
    ]


def test_readme_fits_one_screen(kits_with: Callable[..., Opened]) -> None:
    """The LISEZMOI of a resource holds in one screen: forty lines."""
    assert 40 >= kits_with({})[RESOURCE]["LISEZMOI.md"].count(b"\n")
