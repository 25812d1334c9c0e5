"""What the command prints of a hostile branch does nothing to a terminal, a forge or a page."""

import html
import json
import re

import pytest
from click.testing import CliRunner

from fabrique.cli import main
from fabrique.reports import REPORTS
from tests.unit.contributions import hostile
from tests.unit.contributions.conftest import PAGE, Depot

FOLDER = "ressources/catalogue/fiche-matiere/fichiers"
NAMES = (
    "a\x1b]0;piege\x07.svg",
    "a\n::set-output name=x::y",
    "a ##[add-mask]b.svg",
    "a\u202egvs.txt",
    "a|b`c`<script>alert(1)</script>.svg",
    "![x](https:,,mal.test,x.png)",
    "@equipe #12 %0A::error::x",
    "a\udcff.svg",
    "e" + "\u0301" * 20,
)
TEXT = (
    "# T\n\n[x](javascript:\x60`::error::\u0301\u0301\u0301\u0301\u0301\u0301)\n\n"
    "<a href='data:text/html,##[group]<script>'>x</a>\n\n"
    "<x-\u00e9 onclick='::warning::%0A'>x</x-\u00e9>\n"
)


@pytest.fixture(scope="module")
def branch(depot: Depot) -> str:
    """Return a branch whose names, addresses and contents try to speak for us."""
    files = {f"{FOLDER}/{name}": hostile.svg("<script/>") for name in NAMES}
    inner = hostile.zipped(("../\x1b[2J::error::x\u202e`|<b>", b"x"))
    drawing = hostile.svg('<use href="//mal.test/::error::|`&lt;b>&#10;::stop"/>')
    data = depot.git("show", f"{depot.base}:ressources/catalogue/fiche-matiere/ressource.yml")
    more = "titre: 'x ##[error]@equipe | `b` <img src=x> ::error::'\n"
    return depot.branch(
        {
            **files,
            PAGE: TEXT,
            "ressources/catalogue/fiche-matiere/ressource.yml": data + "\n" + more,
            "ressources/catalogue/autre/fichiers/a.zip": inner,
            "ressources/diagrammes/a.svg": drawing,
            ".github/::error::x": "x",
        }
    )


def _report(depot: Depot, branch: str, name: str) -> str:
    line = ["verifier-contribution", depot.base, "--tete", branch, "--racine", str(depot.path)]
    result = CliRunner().invoke(main, [*line, "--format", name], prog_name="fabrique")
    assert 1 == result.exit_code
    assert "" == result.stderr
    return result.stdout


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_hides_nor_acts(name: str, depot: Depot, branch: str) -> None:
    """No control, no mark of direction, no order for a runner comes out, in any format."""
    text = _report(depot, branch, name)

    french = "\u00a0\u202f"
    zero_width = {"\u200b"} if name == "markdown" else set()  # stops mentions
    assert not {sign for sign in text if not sign.isprintable()} - {"\n", *french} - zero_width
    assert "##[" not in text
    assert name in ("json", "sarif") or not re.search("\u0301{6}", text)
    orders = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert all(
        name == "github" and re.match(r"::(?:error|warning|notice) file=", x) for x in orders
    )
    assert len(NAMES) < len(orders) or name != "github"


def test_markdown_is_inert(depot: Depot, branch: str) -> None:
    """The summary holds one table and our links; no picture, mention or element of theirs."""
    import markdown

    text = _report(depot, branch, "markdown")
    page = markdown.markdown(text, extensions=["tables"])
    elements = set(re.findall(r"<([a-z0-9]+)", page))
    links = set(re.findall(r'href="([^"]*)"', page))

    assert elements <= {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "a", "code"}
    assert all("/contribuer/regles/" in html.unescape(link) for link in links)
    assert "@equipe" not in text


def test_values_come_back(depot: Depot, branch: str) -> None:
    """A program gets every name as it was written, at its place or in the sentence about it."""
    found = json.loads(_report(depot, branch, "json"))["constats"]

    told = {item["fichier"] for item in found}
    said = " ".join(item["message"] for item in found)
    whole = [name for name in NAMES if "\udcff" not in name]
    assert [] == [name for name in whole if f"{FOLDER}/{name}" not in told and name not in said]


def test_a_branch_that_changes_nothing_says_so(depot: Depot) -> None:
    """Files that are not committed yet are not taken for files without fault."""
    line = ["verifier-contribution", depot.base, "--tete", depot.base, "--racine", str(depot.path)]

    result = CliRunner().invoke(main, line, prog_name="fabrique")

    assert 0 == result.exit_code
    assert "Rien à signaler dans 0 fichier\n" == result.stdout
    assert "git commit" in result.stderr
