"""What only the publisher can say: its place on the pages, its state of accessibility."""

from datetime import date
from typing import Any

import pytest

from fabrique.model import Accessibility, Audit, FabriqueError, Site, missing_duties
from fabrique.plugin.publisher import accessibility_state, fill

DAY = date(2026, 11, 22)


def site(**values: Any) -> Site:
    """Return a site with what every site has, and `values` by their French keys."""
    base = {"nom": "S", "resume": "R", "langue": "fr", "adresse": "https://s.example.org/"}
    return Site.model_validate({**base, "editeur": "E", "licence": "CC-BY-4.0", **values})


def audited(respected: int, applicable: int = 50, day: date = DAY) -> Accessibility:
    """Return what a declaration rests on after an audit."""
    audit = Audit(
        day=day,
        auditor="Un cabinet d’exemple",
        report="https://audit.example.org/r/",
        applicable=applicable,
        respected=respected,
    )
    return Accessibility(audit=audit)


def test_value_stays_text() -> None:
    """A value is shown as it is written, whatever Markdown or HTML would make of it."""
    own = site(etablissement={"nom": "A | *B* <b>C</b>"})

    assert r"| A \| \*B\* \<b\>C\</b\> |" == fill(
        "| {site:etablissement.nom} |", own, DAY, "docs/p.md"
    )


def test_missing_value_says_who_can_give_it() -> None:
    """What the law asks for is the publisher’s to complete; the rest is just not known."""
    text = "{site:etablissement.siege}, {site:hebergeur.lieu}"

    assert "à compléter par l’éditeur, non renseigné" == fill(text, site(), DAY, "docs/p.md")
    assert "à compléter par l’éditeur, non renseigné" == fill(text, None, DAY, "docs/p.md")


@pytest.mark.parametrize("path", ["rien", "etablissement", "etablissement.rien", "nom.rien"])
def test_call_to_nothing(path: str) -> None:
    """A call that leads to no text is a fault of the page, told with its line."""
    with pytest.raises(FabriqueError, match=r"docs/p\.md, ligne 2"):
        fill(f"Un.\n{{site:{path}}}", site(), DAY, "docs/p.md")


@pytest.mark.parametrize(
    ("respected", "state"),
    [
        (0, "non conforme"),
        (24, "non conforme"),
        (25, "partiellement conforme"),
        (49, "partiellement conforme"),
        (50, "totalement conforme"),
    ],
)
def test_state_follows_the_audit(respected: int, state: str) -> None:
    """The declared state is the one that the rate of respected criteria allows."""
    assert state == audited(respected).state(DAY)


def test_state_without_valid_audit() -> None:
    """Without an audit, before it, or three years after, the state is « non conforme »."""
    assert "non conforme" == accessibility_state(None, DAY)
    assert "non conforme" == audited(50, day=date(2026, 11, 23)).state(DAY)
    assert "totalement conforme" == audited(50, day=date(2023, 11, 23)).state(DAY)
    assert "non conforme" == audited(50, day=date(2023, 11, 22)).state(DAY)
    assert "non conforme" == audited(50, day=date(2024, 2, 29)).state(date(2027, 2, 28))


def test_results_sentence() -> None:
    """The page gives the rate and the report of the audit, or says that there is none."""
    own = site(accessibilite={"audit": audited(30).audit})

    assert "soit 60 %" in fill("{site:accessibilite.resultats}", own, DAY, "docs/p.md")
    assert "Aucun audit" in fill("{site:accessibilite.resultats}", None, DAY, "docs/p.md")


def test_duties_are_counted() -> None:
    """A filled mention is no longer missing; an optional one never is."""
    before = list(missing_duties(site()))
    after = list(missing_duties(site(etablissement={"siege": "Ici"})))

    assert [("etablissement", "siege")] == [path for path in before if path not in after]
    assert ("etablissement", "responsable_redaction") not in before
