"""The filters of the catalogue: keyboard, address, history, chips, announcements, failures."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.pages import KEY, KINDS, PALETTES, WIDTHS
from tests.browser.test_axe import RULES, axe

pytestmark = pytest.mark.browser

SHOWN = 24  # resources of a page
STATUS = "p[role=status]"
CARDS = "ol.fiches > li"
CHIPS = ".puces a:not(.effacer)"


@pytest.fixture(scope="module")
def rows(site_dir):
    """Return the resources of the data that the filters read."""
    return json.loads((site_dir / "catalogue/liste.json").read_text("utf-8"))["ressources"]


def titles(page):
    """Return the titles of the cards that are shown, with ordinary spaces and apostrophes."""
    found = page.locator(f"{CARDS} h2").all_inner_texts()
    return [re.sub(r"[\u202f\u00a0]", " ", text).replace("’", "'") for text in found]


def expected(rows, **wanted):
    """Return the titles of the rows that have one of the keys wanted of each facet."""
    return [
        re.sub(r"[\u202f\u00a0]", " ", row["titre"]).replace("’", "'")
        for row in rows
        if all(set(keys) & set(row["valeurs"].get(facet, ())) for facet, keys in wanted.items())
    ]


def serve(page, site_url, rows):
    """Answer other data to the page that asks for those of the filters."""
    body = json.dumps({"ressources": rows})
    page.route(f"{site_url}catalogue/liste.json", lambda route: route.fulfill(body=body))


def test_data_wait_for_an_interaction(page, site_url):
    """Nothing is asked before somebody touches the filters, and one file then."""
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(site_url + KINDS["catalogue"], wait_until="networkidle")
    before = list(asked)

    page.locator("[data-facette=type] summary").click()
    expect(page.locator("[data-facette=type] input").first).to_be_visible()

    assert len(before) <= 4
    assert asked[len(before) :] == ["/catalogue/liste.json"]
    assert page.locator("[data-facette=duree] input").count() == 0


def test_keyboard(page, site_url, rows):
    """By keyboard: open a facet, check two values, the focus stays; the result is announced."""
    page.goto(site_url + KINDS["catalogue"])
    page.locator("[data-facette=type] summary").focus()
    assert page.locator(STATUS).inner_text() == ""

    page.keyboard.press("Enter")
    expect(page.locator("[data-facette=type] input").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    first = page.evaluate("document.activeElement.value")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    second = page.evaluate("document.activeElement.value")

    assert page.evaluate("document.activeElement.checked")
    assert parse_qs(urlsplit(page.url).query) == {"type": [first, second]}
    assert titles(page) == expected(rows, type=[first, second])[:SHOWN]
    expect(page.locator(STATUS)).to_contain_text(f"sur {len(rows)}\u202f; filtres\u202f:")


def test_focus_on_a_link_moves_to_its_checkbox(page, site_url):
    """Who stood on a link when the data came stands on the checkbox of the same value."""
    page.goto(site_url + KINDS["catalogue"])
    page.locator("[data-facette=niveau]").evaluate("item => { item.open = true }")
    link = page.locator("[data-facette=niveau] a").nth(1)
    key = link.get_attribute("href").split("/")[-2]

    link.focus()

    expect(page.locator("[data-facette=niveau] input").first).to_be_visible()
    assert page.evaluate("document.activeElement.value") == key


def test_address_restores_and_back_undoes(page, site_url, rows):
    """A shared address shows its result; back and forward go through the filters one by one."""
    key = rows[0]["valeurs"]["type"][0]
    level = rows[0]["valeurs"]["niveau"][0]
    page.goto(f"{site_url}catalogue/?type={key}&inconnue=1&niveau=%3Cb%3E")
    expect(page.locator(CHIPS)).to_have_count(1)
    assert titles(page) == expected(rows, type=[key])

    page.locator("[data-facette=niveau] summary").click()
    page.locator(f"[data-facette=niveau] input[value={level}]").check()
    expect(page.locator(CHIPS)).to_have_count(2)
    page.go_back()

    expect(page.locator(CHIPS)).to_have_count(1)
    assert not page.locator(f"[data-facette=niveau] input[value={level}]").is_checked()
    page.go_forward()
    expect(page.locator(CHIPS)).to_have_count(2)
    assert titles(page) == expected(rows, type=[key], niveau=[level])


def test_counts_follow(page, site_url, rows):
    """Each value says how many resources it would give beside the other facets, zero included."""
    key = rows[0]["valeurs"]["type"][0]
    page.goto(f"{site_url}catalogue/?type={key}")
    expect(page.locator(CHIPS)).to_have_count(1)
    page.locator("[data-facette=competence] summary").click()

    for label in page.locator("[data-facette=competence] label").all():
        value = label.locator("input").get_attribute("value")
        number = len(expected(rows, type=[key], competence=[value]))

        assert label.inner_text().endswith(f"({number})")
        assert label.locator("input").is_enabled()


def test_chips(page, site_url, rows):
    """A chip takes its filter away and gives the focus to the next one; the last link, all."""
    types = sorted({row["valeurs"]["type"][0] for row in rows})[:2]
    page.goto(f"{site_url}catalogue/?type={types[0]}&type={types[1]}")
    expect(page.locator(CHIPS)).to_have_count(2)
    gone = page.locator(CHIPS).first.text_content()
    assert page.get_by_role("link", name=re.compile("^Retirer le filtre ")).count() == 2

    page.locator(CHIPS).first.focus()
    page.keyboard.press("Enter")

    expect(page.locator(CHIPS)).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent").startswith("Retirer le filtre ")
    assert page.locator(CHIPS).first.text_content() != gone
    page.locator(".puces .effacer").click()
    expect(page.locator(".puces")).to_be_hidden()
    assert urlsplit(page.url).query == ""
    assert titles(page) == expected(rows)[:SHOWN]
    assert page.evaluate("document.activeElement.localName") == "summary"
    expect(page.locator(STATUS)).to_have_text(f"{len(rows)} ressources, sans filtre")


def test_no_result(page, site_url):
    """Without result, one link names the filter to drop, and leads to what that gives."""
    page.goto(site_url + KINDS["catalogue"])
    types = [
        link.get_attribute("href").split("/")[-2]
        for link in page.locator("[data-facette=type] a").all()
    ]
    levels = [
        link.get_attribute("href").split("/")[-2]
        for link in page.locator("[data-facette=niveau] a").all()
    ]
    made = [
        {"adresse": f"{name}/", "titre": name, "resume": "", "infos": "", "valeurs": values}
        for name, values in {
            "un": {"type": [types[0]], "niveau": [levels[0]]},
            "deux": {"type": [types[1]], "niveau": [levels[1]]},
            "trois": {"type": [types[2]], "niveau": [levels[1]]},
        }.items()
    ]
    serve(page, site_url, made)
    page.goto(f"{site_url}catalogue/?type={types[0]}&niveau={levels[1]}")

    expect(page.locator(STATUS)).to_contain_text("Aucune ressource sur 3")
    advice = page.locator(f"{STATUS} + p a")
    assert page.locator("ol.fiches").is_hidden()
    assert advice.inner_text().endswith(": 2 ressources")
    advice.click()
    expect(page.locator(CARDS)).to_have_count(2)
    assert page.evaluate("document.activeElement.textContent") == "deux"


def test_more(page, site_url, rows):
    """Results come by twenty-four; the focus goes to the first new one; text stays text."""
    key = rows[0]["valeurs"]["type"][0]
    made = [
        {
            "adresse": f"r-{rank}/",
            "titre": f"<img src=x onerror=alert(1)> {rank} : suite",
            "resume": "Un <b>résumé</b>",
            "infos": "guide · 1 h 30",
            "valeurs": {"type": [key]},
        }
        for rank in range(30)
    ]
    serve(page, site_url, made)
    page.goto(f"{site_url}catalogue/?type={key}")
    more = page.get_by_role("button", name="Afficher 6 de plus")
    expect(page.locator(CARDS)).to_have_count(24)

    more.click()

    expect(page.locator(CARDS)).to_have_count(30)
    assert page.locator(f"{CARDS} :is(img, b)").count() == 0
    assert page.evaluate("document.activeElement.textContent").endswith("24\u202f: suite")
    assert page.locator(f"{CARDS} a").nth(24).get_attribute("href").endswith("/catalogue/r-24/")
    expect(more).to_be_hidden()
    expect(page.locator(STATUS)).to_have_text("30 ressources affichées sur 30")


def test_fine_without_data(page, site_url):
    """When the data do not come, the links stay, the page says so once it was asked to filter."""
    page.route("**/liste.json", lambda route: route.fulfill(status=404))
    page.goto(site_url + KINDS["catalogue"])
    page.locator("[data-facette=type] summary").click()
    page.wait_for_timeout(300)
    assert page.locator("[data-facette=type] a").first.is_visible()
    assert page.locator(STATUS).inner_text() == ""

    key = page.locator("[data-facette=type] a").first.get_attribute("href").split("/")[-2]
    page.goto(f"{site_url}catalogue/?type={key}")

    expect(page.locator(STATUS)).to_contain_text("n’ont pas pu être chargés")
    page.locator("[data-facette=type] summary").click()
    page.locator("[data-facette=type] a").first.click()
    assert page.url == f"{site_url}catalogue/type/{key}/"


def test_fine_by_file_address(browser, site_dir):
    """Opened from a disk, the catalogue keeps its links and writes no error."""
    context = browser.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site_dir / "catalogue/index.html").as_uri())

    page.locator("[data-facette=type] summary").click()

    assert page.locator("[data-facette=type] a").first.is_visible()
    assert errors == []
    context.close()


def test_list_of_a_value_leads_to_the_filters(page, site_url):
    """The page of one value offers to combine it with others, there with this one already set."""
    page.goto(site_url + KINDS["catalogue"])
    page.locator("[data-facette=type]").evaluate("item => { item.open = true }")
    key = page.locator("[data-facette=type] a").first.get_attribute("href").split("/")[-2]
    page.goto(f"{site_url}catalogue/type/{key}/")

    page.get_by_role("link", name="Combiner avec d’autres filtres").click()

    expect(page.locator(CHIPS)).to_have_count(1)
    assert page.url == f"{site_url}catalogue/?type={key}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("palette", PALETTES)
def test_no_violation_with_every_filter_open(page, site_url, palette, width):
    """Every facet open and three filters set: no rule of axe is broken, nothing is too wide."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(f"localStorage.setItem('{KEY}', '{palette}')")
    page.goto(site_url + KINDS["catalogue"])
    for summary in page.locator(".facettes summary").all():
        summary.click()
    expect(page.locator(".facettes ul:not(.puces)")).to_have_count(0)
    for facet in ("type", "duree", "niveau"):
        page.locator(f"[data-facette={facet}] input").first.check()
    expect(page.locator(STATUS)).not_to_be_empty()

    options = {"rules": {rule: {"enabled": True} for rule in RULES}}
    result = axe.Axe().run(page, options=options)

    assert [item["id"] for item in result.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("document.querySelectorAll('*').length") <= 420
    assert page.messages == []
