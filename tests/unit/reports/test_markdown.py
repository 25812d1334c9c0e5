"""The summary of a run."""

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from fabrique.model import Severity
from fabrique.reports.markdown import BUDGET, inert, render

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tags(html):
    """Return the names of the tags, in order."""
    return re.findall(r"<([a-z][a-z0-9]*)", html)


def test_form_of_a_finding(run, found):
    """A heading, the summary, and a row with all that helps."""
    assert render(run(found(suggestions=("CC-BY-SA-4.0",)))) == (
        "## Vérification des ressources\n"
        "\n"
        "1 erreur, 0 avertissement, 0 conseil dans 42 fichiers.\n"
        "\n"
        "| Gravité | Règle | Endroit | Message | Quoi faire |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| erreur | [MET012](<https://exemple.test/contribuer/regles/met012/>)"
        " | <code>ressources/catalogue/tri/ressource.yml:14:10</code>"
        " | licence inconnue &#58; « CC-BY-SA 4.0 »"
        " | un identifiant de la liste Vouliez-vous dire : CC-BY-SA-4.0 ? |\n"
    )


def test_nothing_to_say(run):
    """Without a finding, a sentence and no table."""
    assert render(run()) == (
        "## Vérification des ressources\n\nRien à signaler dans 42 fichiers.\n"
    )


def test_any_text_is_inert(run, found, hostile):
    """A contributor’s text adds no tag to those of an ordinary row, and no row."""
    ordinary = MARKDOWN.render(render(run(found(suggestions=("a",)))))
    one = found(hostile, file=hostile, hint=hostile, suggestions=(hostile,), code="MET012")

    html = MARKDOWN.render(render(run(one)))

    assert tags(html) == tags(ordinary)
    assert html.count("<a ") == 1


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "`a` *b* _c_ ~~d~~",
        "<b>a</b> &amp;",
        "[a](b) ![c](d)",
        "\\| \\` \\",
        "# a",
        "- a",
        "1. a",
    ],
)
def test_text_is_read_as_written(run, found, text):
    """What is shown is what the contributor wrote."""
    html = MARKDOWN.render(render(run(found(text))))

    cell = re.findall(r"<td>(.*?)</td>", html)[3]
    assert unescape(cell).replace("\u200b", "") == text


@pytest.mark.parametrize(
    "text", ["@equipe", "#12", "https://mal.test", "www.mal.test", "moi@mal.test", ":smile:"]
)
def test_nothing_calls_outside(text):
    """Mentions, references, addresses and emoji are broken by an invisible space once rendered."""
    html = MARKDOWN.render(inert(text))

    assert re.search("(@|#|:|www)\u200b", html)


def test_heaviest_first(run, found):
    """Errors are at the top, then as given."""
    advice, error = found(severity=Severity.ADVICE), found(severity=Severity.ERROR)

    rows = render(run(advice, error)).split("\n")[6:8]

    assert [row.split(" ")[1] for row in rows] == ["erreur", "conseil"]


def test_summary_fits_what_github_takes(run, found):
    """A run with too many findings is cut before GitHub refuses the whole, and says so."""
    text = render(run(*[found("|" * 400) for _ in range(1000)]))

    assert len(text.encode()) < BUDGET + 1000
    shown = text.count("| erreur |")
    assert text.endswith(f"\n\n… et {1000 - shown} autres, à lire dans le journal.\n")
