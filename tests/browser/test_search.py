"""The search page: nothing before a question, French words, address, keyboard, failures."""

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import QuietHandler
from tests.browser.pages import KEY, PALETTES, WIDTHS

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = pytest.mark.browser

MOST_BYTES = 160_000  # up to the first results, the page included

FOUND = "[role=status]"


def search(page, site_url, query, part=""):
    """Open the page with a question in its address; return the sentence announced."""
    page.goto(f"{site_url}recherche/?q={query}&partie={part}")
    return answer(page)


def answer(page):
    """Return the sentence announced when the search is over."""
    expect(page.locator(FOUND)).to_have_text(re.compile("ésultat|chargée"))
    return page.locator(FOUND).inner_text()


def titles(page):
    """Return the titles of the results displayed."""
    return page.locator(".resultats h2").all_inner_texts()


@pytest.fixture
def requests(page):
    """Return the addresses that the page asks for, in order."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_nothing_is_asked_before_a_question(page, site_url, requests):
    """Neither arriving, nor focusing, nor typing loads anything of the engine."""
    page.goto(f"{site_url}recherche/", wait_until="networkidle")
    page.locator("#mots").press_sequentially("équipe")
    page.wait_for_timeout(300)

    assert [] == [url for url in requests if "pagefind" in url]
    assert len(requests) <= 5

    page.locator("#mots").press("Enter")
    assert re.search(r"\d+ résultats", answer(page))
    assert [] != [url for url in requests if "pagefind" in url]
    assert page.messages == []


def test_an_empty_question_asks_nothing(page, site_url, requests):
    """An empty form sends nothing, and gives the field back."""
    page.goto(f"{site_url}recherche/")
    page.get_by_role("button", name="Rechercher").click()

    assert "" == page.locator(FOUND).inner_text()
    assert "mots" == page.evaluate("document.activeElement.id")
    assert [] == [url for url in requests if "pagefind" in url]


@pytest.mark.parametrize(
    ("plain", "exact"),
    [("equipe", "équipe"), ("oeuvre", "œuvre"), ("animation", "l’animation")],
)
def test_french_words(page, site_url, plain, exact):
    """Accents, ligatures, elisions and both apostrophes give the same results."""
    answers = []
    for query in (plain, exact, exact.replace("’", "'"), plain.upper()):
        said = search(page, site_url, query)
        answers.append((re.sub("«.*»", "", said), titles(page)))

    assert re.match(r"[1-9]\d* résultat", answers[0][0])
    assert answers == [answers[0]] * 4


def test_ligatures_are_displayed(page, site_url):
    """What is found by « oeuvre » is displayed « œuvre », and marked."""
    search(page, site_url, "oeuvre")

    marked = " ".join(page.locator(".resultats mark").all_inner_texts())
    assert "œuvre" in marked.lower()
    assert "\u2060" not in page.locator(".resultats").inner_text()


def test_a_word_that_no_page_has(page, site_url):
    """An unknown word finds nothing, and the page says what to do; no other word is answered."""
    said = search(page, site_url, "xylophone")

    assert said.startswith("Aucun résultat pour")
    assert titles(page) == []
    assert page.locator("[data-when=nothing] a").first.is_visible()
    assert search(page, site_url, "animation xylophone").startswith("Aucun résultat pour")
    assert page.messages == []


def test_a_result_says_what_it_is(page, site_url):
    """A result gives a title that leads to the page, its type, its duration and an excerpt."""
    search(page, site_url, "animer sa première séance", "catalogue")
    first = page.locator(".resultats > li").first

    assert first.locator("h2 a").inner_text() == "Animer sa première séance"
    assert re.match(r"Guide, 1\sh\s30", first.locator(".fiche-infos").inner_text())
    assert first.locator("mark").count() > 0
    first.locator("a").click()
    assert page.url == f"{site_url}catalogue/animer-sa-premiere-seance/"


def test_address_and_back_button(page, site_url):
    """The address tells the search; Back returns to the one before, then to the empty page."""
    page.goto(f"{site_url}recherche/")
    page.locator("#mots").fill("équipe")
    page.keyboard.press("Enter")
    first = answer(page)
    page.locator("#mots").fill("bois")
    page.locator("#partie").select_option("catalogue")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Rechercher").click()
    expect(page.locator(FOUND)).to_have_text(re.compile(r"«\sbois\s»"))

    assert page.url.endswith("recherche/?q=bois&partie=catalogue")
    assert page.title().startswith("bois – ")
    page.go_back()
    expect(page.locator(FOUND)).to_have_text(re.compile(r"«\séquipe\s»"))
    assert (page.locator(FOUND).inner_text(), page.locator("#mots").input_value()) == (
        first,
        "équipe",
    )
    page.go_back()
    expect(page.locator(FOUND)).to_be_empty()
    assert titles(page) == []


def test_more_results_by_keyboard(page, site_url):
    """Four results, then four more by a button; the focus goes to the first new one."""
    search(page, site_url, "animation")
    assert len(titles(page)) == 4
    page.get_by_role("button", name="Afficher plus de résultats").press("Enter")
    expect(page.locator(".resultats > li")).to_have_count(8)

    assert page.evaluate("document.activeElement.textContent") == titles(page)[4]
    assert "8 affichés" in page.locator(FOUND).inner_text()
    links = page.locator(".resultats h2 a").evaluate_all("links => links.map((link) => link.href)")
    assert len(set(links)) == 8


def test_form_of_other_pages(page, site_url):
    """The form of any page, the error page’s too, leads to the results."""
    for address in ("projet/objectifs/", "404.html"):
        page.goto(site_url + address)
        page.locator("#mots").fill("recyclage")
        page.locator("#mots").press("Enter")

        assert re.match(r"\d+ résultats? pour «\srecyclage\s»", answer(page))


def test_markup_in_the_question_is_text(page, site_url):
    """What is typed is displayed as text."""
    said = search(page, site_url, "%3Cimg src=x onerror=alert(1)%3E équipe")

    assert "<img" in said
    assert page.locator("main img").count() == 0


def test_the_index_cannot_be_loaded(page, site_url):
    """Without its files the page says so, and leads to the plan of the site."""
    page.route("**/pagefind/**", lambda route: route.abort())

    assert search(page, site_url, "équipe") == "La recherche n’a pas pu être chargée."
    assert page.locator("[data-when=failure] a").first.is_visible()


def test_a_part_of_the_index_cannot_be_loaded(page, site_url):
    """An engine without its index fails the same way, without waiting for ever."""
    page.route("**/*.pf_meta", lambda route: route.fulfill(status=404))

    assert search(page, site_url, "équipe") == "La recherche n’a pas pu être chargée."


def test_opened_as_a_file(browser, site_dir):
    """By file address, where no engine can run, the page leads to the plan of the site."""
    page = browser.new_page()
    page.goto(Path(site_dir, "recherche/index.html").as_uri() + "?q=équipe")

    assert answer(page) == "La recherche n’a pas pu être chargée."
    assert page.locator("[data-when=failure]").is_visible()
    page.close()


def test_under_a_prefix(browser, site_dir, site_url):
    """An edition published under a folder searches its own index, and leads to its own pages."""
    handler = partial(QuietHandler, directory=str(site_dir.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/{site_dir.name}/"
        page = browser.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        search(page, root, "matériauthèque étiqueter prix")
        link = page.locator(".resultats a").first
        title = link.inner_text()
        link.click()

        assert [] == [url for url in asked if not url.startswith(root)]
        assert page.url.startswith(root)
        assert title in page.locator("h1").inner_text()
        page.close()
        server.shutdown()


def test_more_results_that_do_not_come(page, site_url):
    """A result lost on the way is told, never a button that does nothing."""
    search(page, site_url, "animation")
    page.route("**/fragment/*", lambda route: route.abort())
    page.get_by_role("button", name="Afficher plus de résultats").click()

    expect(page.locator(FOUND)).to_have_text("La recherche n’a pas pu être chargée.")
    assert page.locator("[data-when=failure]").is_visible()


def test_two_questions_in_a_row(page, site_url):
    """A second question on the same page is answered too, and warns of nothing."""
    warnings = []
    page.on("console", lambda message: warnings.append(message.text))
    search(page, site_url, "équipe")
    page.locator("#mots").fill("bois")
    page.locator("#mots").press("Enter")

    expect(page.locator(FOUND)).to_have_text(re.compile(r"résultats? pour «\sbois\s»"))
    assert warnings == []


def test_without_script(browser, site_url):
    """Without script the page lists every page of the site, and no control that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}recherche/")

    assert page.locator("main noscript a, main a[href*=catalogue]").count() > 5
    assert "demande un script" in page.locator("noscript p").inner_text()
    assert not page.locator("#partie").is_visible()
    page.locator("a[href='../catalogue/animer-sa-premiere-seance/']").click()
    assert "Animer sa première séance" in page.title()
    context.close()


@pytest.mark.parametrize("query", ["équipe", "animer une première séance"])
def test_weight_of_the_first_results(page, site_url, query):
    """From an empty cache to the first results: less than 160 KB as a server compresses them."""
    sizes = []

    def weigh(response):
        body = response.body()
        sizes.append(min(len(body), len(brotli.compress(body))))

    page.on("response", weigh)
    search(page, site_url, query)
    page.wait_for_load_state("networkidle")

    assert 0 < sum(sizes) < MOST_BYTES


def test_elements_before_a_question(page, site_url):
    """The plan costs no element to a browser that runs scripts."""
    page.goto(f"{site_url}recherche/")

    assert page.evaluate("document.querySelectorAll('*').length") <= 260


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("palette", PALETTES)
def test_results_break_no_rule(page, site_url, palette, width):
    """With results displayed, axe finds nothing to say and nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(f"localStorage.setItem('{KEY}', '{palette}')")
    search(page, site_url, "équipe")

    options = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    result = axe.Axe().run(page, options=options)
    assert [item["id"] for item in result.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_no_word_leaves_by_the_referrer(page, site_url):
    """The requests that answer a question do not carry it."""
    headers = []
    page.on("request", lambda request: headers.append((request.url, request.headers)))
    search(page, site_url, "équipe")

    sent = [(urlsplit(url).path, h.get("referer", "")) for url, h in headers if "pagefind/" in url]
    assert sent
    assert [item for item in sent if "quipe" in item[1]] == []
