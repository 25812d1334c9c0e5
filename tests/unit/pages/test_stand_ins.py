"""What answers at an address that has nothing of its own any more."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from fabrique.loading import Project
from fabrique.model import Edition, Page
from fabrique.pages.stand_ins import RepeatedFile, stand_ins

EDITION = Edition(
    "2026.2",
    date(2026, 11, 22),
    "https://s.example.org/latest/",
    "E",
    commit="a" * 40,
    home_url="https://s.example.org/",
    alias="latest",
)
KNOWN = {
    "catalogue/": "",
    "catalogue/trier-les-chutes/": "",
    "catalogue/trier-les-chutes/trier-les-chutes.zip": "",
    "projet/": "",
    "projet/suite/": "",
}
RESOURCE = "ressources/catalogue/fiche-matiere/ressource.yml"


def record(*addresses: str) -> dict[str, str]:
    """Return the tree of a record that published these addresses."""
    data = {
        "edition": "2026.1",
        "date": "2026-09-01",
        "ressources": {},
        "adresses": {key: "autre" if key.endswith("/") else "fichier" for key in addresses},
    }
    return {"ressources/editions/2026.1.json": json.dumps(data)}


@pytest.fixture
def answers(project_with: Callable[..., Project]):
    """Return a function that gives what is made, by address, for a changed sample."""

    def make(tree: dict[str, str]) -> dict[str, Page | RepeatedFile]:
        catalogue = project_with(tree).catalogue
        return {made.address: made for made in stand_ins(catalogue, EDITION, KNOWN)}

    return make


def table(*entries: str) -> dict[str, str]:
    """Return the tree of a table of withdrawals."""
    return {
        "ressources/editions/retraits.yml": "retraits:\n" + "".join(f"  - {{{it}}}\n" for it in entries)
    }  # fmt: skip


def test_nothing_is_made_for_what_answers(answers) -> None:
    """An address that the site still has gets nothing, nor one that nobody explained."""
    assert {} == answers(record("catalogue/trier-les-chutes/", "projet/disparue/"))


def test_renamed_before_any_edition(answers) -> None:
    """A former id answers even when no edition published it."""
    made = answers({"ressource.yml": "anciens_identifiants: [tri]"})

    assert ["catalogue/tri/"] == list(made)
    assert "renvoi" == made["catalogue/tri/"].kind
    assert "catalogue/trier-les-chutes/" == made["catalogue/tri/"].leads_to
    assert not made["catalogue/tri/"].listed


def test_file_of_a_renamed_resource(answers) -> None:
    """A file is repeated at its former address; one that is gone leads to the resource."""
    made = answers(
        {
            "ressource.yml": "anciens_identifiants: [tri]",
            **record("catalogue/tri/tri.zip", "catalogue/tri/fichiers/perdu.svg"),
        }
    )

    assert made["catalogue/tri/tri.zip"] == RepeatedFile(
        "catalogue/tri/tri.zip", "catalogue/trier-les-chutes/trier-les-chutes.zip"
    )
    gone = made["catalogue/tri/fichiers/perdu.svg/"]
    assert "retrait" == gone.kind
    assert 'href="../../../../catalogue/trier-les-chutes/"' in gone.before


def test_withdrawn_resource_skips_withdrawn_successors(answers) -> None:
    """The successor shown is the first of the chain that is still published; a loop ends."""
    catalogue = "ressources/catalogue"
    chain = {
        RESOURCE: "statut: retire\nremplace_par: reparer-ensemble",
        f"{catalogue}/reparer-ensemble/ressource.yml": "statut: retire\nremplace_par: trier-les-chutes",
    }

    assert "Trier les chutes" in answers(chain)["catalogue/fiche-matiere/"].before
    loop = answers({**chain, "ressource.yml": "statut: retire\nremplace_par: fiche-matiere"})
    assert "lire à la place" not in loop["catalogue/fiche-matiere/"].before


def test_entry_covers_what_is_under_it(answers) -> None:
    """An entry ending with a slash answers for all below, each page to its own new place."""
    made = answers(
        {
            **record("ancien/", "ancien/suite/", "ancien/autre/"),
            **table("adresse: ancien/, remplace_par: projet/"),
        }
    )

    assert ["projet/", "projet/", "projet/suite/"] == [
        made[key].leads_to for key in ("ancien/", "ancien/autre/", "ancien/suite/")
    ]
    assert {"renvoi"} == {item.kind for item in made.values()}


def test_reason_is_text(answers) -> None:
    """A hostile reason or title stays text; the last edition that held the page is linked."""
    made = answers(
        {
            **record("ancien/"),
            **table('adresse: ancien/, motif: "<script>alert(1)</script> & fin"'),
        }
    )

    page = made["ancien/"]
    assert "<script>" not in page.before
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; fin" in page.before
    assert 'href="https://s.example.org/2026.1/ancien/"' in page.before


def test_emptied_filter_leads_to_the_catalogue(answers) -> None:
    """A list of the catalogue that holds nothing any more is not lost."""
    made = answers(record("catalogue/type/vieux-type/"))

    assert "catalogue/" == made["catalogue/type/vieux-type/"].leads_to
