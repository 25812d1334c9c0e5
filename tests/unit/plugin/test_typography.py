"""French typography is set in text, and nowhere else."""

import pytest

from fabrique.plugin.typography import typeset, typeset_text

NARROW = "\u202f"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Qui parle ?", f"Qui parle{NARROW}?"),
        ("Deux points : la suite", f"Deux points{NARROW}: la suite"),
        ("« une phrase »", f"«{NARROW}une phrase{NARROW}»"),
        ("« Oui ! »", f"«{NARROW}Oui{NARROW}!{NARROW}»"),
        ("l'atelier d'aujourd'hui", "l’atelier d’aujourd’hui"),
        ("12 000 € et 3 kg", f"12{NARROW}000{NARROW}€ et 3{NARROW}kg"),
        ("1 h 05", f"1{NARROW}h 05"),
        ("attendre...", "attendre…"),
        ("en 2019 12 lieux", "en 2019 12 lieux"),
        ("https://exemple.test/?a=b:c", "https://exemple.test/?a=b:c"),
        ("rapport 16:9", "rapport 16:9"),
        ("un :smile: et :root", "un :smile: et :root"),
        ("les '80", "les '80"),
        ("", ""),
    ],
)
def test_text(typed: str, expected: str) -> None:
    """Each rule applies where a space or an apostrophe was typed, and never adds one."""
    assert expected == typeset_text(typed)


@pytest.mark.parametrize(
    "html",
    [
        "<code>a ? b : c</code>",
        "<pre><code>l'a = « b »</code></pre>",
        '<a title="Qui ? l\'a" href="x">',
        "<script>a ? b : 'c'</script>",
        "<!-- Qui ? -->",
        "<svg><title>A ?</title></svg>",
    ],
)
def test_literal_is_left(html: str) -> None:
    """Code, scripts, attributes and drawings keep every character."""
    assert html == typeset(html)


def test_text_around_markup() -> None:
    """Text before and after a mark is set, whatever is inside."""
    assert f"<em>Qui</em>{NARROW}? <code>a ?</code>{NARROW}!" == typeset(
        "<em>Qui</em> ? <code>a ?</code> !"
    )


def test_apostrophe_before_an_element() -> None:
    """An elided word before a mark takes a curly apostrophe too."""
    assert "l’<abbr>ADEME</abbr>" == typeset("l'<abbr>ADEME</abbr>")


def test_escaped_apostrophe() -> None:
    """An apostrophe that a template escaped is an apostrophe."""
    assert "l’atelier" == typeset("l&#39;atelier")


def test_is_stable() -> None:
    """Setting a text twice changes nothing the second time."""
    once = typeset("« Qui ? » : 12 000 €, l'atelier...")

    assert once == typeset(once)
