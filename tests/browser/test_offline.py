"""The offline edition, opened by file address: links, search, filters, print, no network."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    """Return the file address of the offline edition, in a folder with a space and an accent."""
    folder = tmp_path_factory.mktemp("hors ligne é")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "FABRIQUE_HORS_LIGNE": "1"}
    build = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert build.returncode == 0, build.stdout + build.stderr
    return f"{folder.as_uri()}/"


@pytest.fixture
def paper(browser):
    """Return a page without network, with its faults and the addresses it asked of any server."""
    context = browser.new_context(locale="fr-FR", offline=True)
    page = context.new_page()
    page.messages, page.requests = [], []
    page.on("console", lambda m: m.type == "error" and page.messages.append(m.text))
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    page.on("request", lambda r: r.url.startswith("http") and page.requests.append(r.url))
    yield page
    context.close()


def test_links_lead_to_pages(paper, offline):
    """From the home page, by the menu and a card, one reaches a sheet; the logo leads back."""
    paper.goto(f"{offline}index.html")
    paper.get_by_role("link", name="Catalogue", exact=True).first.click()
    paper.locator("ol.fiches a").first.click()

    assert paper.url.endswith("/index.html")
    assert paper.locator("#deroule").count()
    assert [] == paper.messages == paper.requests


def test_search(paper, offline):
    """A search from the header finds by title or heading, without accents, and opens the page."""
    paper.goto(f"{offline}index.html")
    paper.fill("#mots, header input[name=q]", "materiautheque prix")
    paper.keyboard.press("Enter")
    paper.locator("ol.resultats a").first.wait_for()
    paper.get_by_role("link", name="Ouvrir une matériauthèque").first.click()

    assert "/catalogue/materiautheque-trier-etiqueter-prix/index.html" in paper.url
    assert [] == paper.messages == paper.requests


def test_search_again_and_nothing(paper, offline):
    """On the page itself a second search works, and one that finds nothing says so."""
    paper.goto(f"{offline}recherche/index.html?q=autosuffisance")
    paper.locator("ol.resultats a").first.wait_for()
    paper.fill("#mots", "zzzz")
    paper.keyboard.press("Enter")
    paper.get_by_text("Aucun résultat").wait_for()

    assert [] == paper.messages == paper.requests


def test_filters(paper, offline):
    """The filters of the catalogue work, and their links lead to pages."""
    paper.goto(f"{offline}catalogue/index.html")
    paper.locator("form.facettes summary").first.click()
    paper.get_by_label("étude de cas").check()
    paper.get_by_text("Effacer les filtres").wait_for()
    paper.locator("ol.fiches a").first.click()

    assert paper.locator("#faits").count()
    assert [] == paper.messages == paper.requests


def test_print(paper, offline):
    """A sheet prints with its address, version and licence."""
    paper.goto(f"{offline}catalogue/canevas-autosuffisance/index.html")
    text = PdfReader(BytesIO(paper.pdf(prefer_css_page_size=True))).pages[0].extract_text()

    assert "catalogue/canevas-autosuffisance/" in "".join(text.split())
    assert "Licence" in text
    assert "Version" in text
