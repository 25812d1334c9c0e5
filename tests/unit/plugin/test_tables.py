"""Tables: a labelled region, headed cells, no style attribute."""

import pytest

from fabrique.plugin.tables import dress

REGION = '<div class="tableau" role="region" tabindex="0" aria-label="{}">'


@pytest.mark.parametrize(
    ("html", "label"),
    [
        ("<table><caption>Les <b>prix</b></caption></table>", "Tableau : Les prix"),
        (
            '<h2>Matériel<a class="headerlink" href="#x">¶</a></h2><table></table>',
            "Tableau : Matériel",
        ),
        ('<h2>Dire « "oui" »</h2><table></table>', "Tableau : Dire « &quot;oui&quot; »"),
        ("<table></table>", "Tableau : sans titre"),
    ],
)
def test_region_is_named(html: str, label: str) -> None:
    """The caption names the region, else the title of the section."""
    assert REGION.format(label) in dress(html)


def test_names_are_distinct() -> None:
    """Two tables of one section have two names."""
    html = dress("<h2>Prix</h2><table></table><table></table>")

    assert REGION.format("Tableau : Prix") in html
    assert REGION.format("Tableau : Prix (2)") in html


def test_headers_have_a_scope() -> None:
    """A header of the head heads its column, one of the body its row; a given scope is kept."""
    html = dress(
        '<table><thead><tr><th>A</th><th scope="colgroup">B</th></tr></thead>'
        "<tbody><tr><th>C</th></tr></tbody></table>"
    )

    assert '<th scope="col">A</th><th scope="colgroup">B</th>' in html
    assert '<th scope="row">C</th>' in html


def test_empty_header_is_a_cell() -> None:
    """An empty corner heads nothing."""
    assert "<thead><tr><td></td></tr></thead>" in dress(
        "<table><thead><tr><th></th></tr></thead></table>"
    )


def test_alignment_is_a_class() -> None:
    """Alignment written by Markdown needs no style attribute."""
    html = dress(
        '<table><tr><td style="text-align: left;">a</td><td style="text-align: center;">b</td>'
        '<td style="text-align: right;">c</td></tr></table>'
    )

    assert '<td>a</td><td class="au-centre">b</td><td class="a-droite">c</td>' in html


def test_title_becomes_a_caption() -> None:
    """A paragraph « Tableau : … » just before a table is its caption; elsewhere it stays."""
    html = dress("<p>Tableau : les <b>prix</b></p>\n<table><tr><td>a</td></tr></table>")

    assert REGION.format("Tableau : les prix") in html
    assert "<table><caption>les <b>prix</b></caption>" in html
    assert dress("<p>Tableau : rien</p><p>x</p>") == "<p>Tableau : rien</p><p>x</p>"
