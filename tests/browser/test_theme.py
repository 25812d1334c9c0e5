"""The chrome of a page: policy, menu, keyboard, display settings, narrow screens, print."""

import re

import pytest

from tests.browser.pages import KEY, KINDS, PALETTES, WIDTHS

pytestmark = pytest.mark.browser

BACKGROUNDS = {
    "clair": "rgb(255, 255, 255)",
    "sombre": "rgb(16, 22, 15)",
    "contraste": "rgb(0, 0, 0)",
}

# Where Tab leads, and what is wrong there; run after each press.
FOCUS = """() => {
  const item = document.activeElement
  if (item === document.body || seen.has(item)) return null
  seen.add(item)
  const box = item.getBoundingClientRect()
  const style = getComputedStyle(item)
  const faults = []
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1)
  const y = Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1)
  const top = document.elementFromPoint(x, y)
  if (box.right <= 0 || box.x >= innerWidth || box.bottom <= 0 || box.y >= innerHeight)
    faults.push("hors de l’écran")
  else if (!(item.contains(top) || (top && top.contains(item)))) faults.push("couvert")
  if (box.width < 2 || box.height < 2) faults.push("invisible")
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 3) faults.push("sans cadre")
  const inline = item.closest("p, li, dd, dt, td, th, blockquote, sup")
  if (!inline && Math.min(box.width, box.height) < 24) faults.push("trop petit")
  return [item.outerHTML.slice(0, 90), faults]
}"""


def walk(page, key):
    """Press a key until the focus leaves the page or comes back; return each stop, its faults."""
    stops = []
    page.evaluate("document.activeElement.blur(); window.seen = new WeakSet()")
    for _ in range(400):
        page.keyboard.press(key)
        found = page.evaluate(FOCUS)
        if found is None:
            return stops
        stops.append(found)
    raise AssertionError("le clavier ne sort pas de la page")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_tab_walk(page, site_url, kind, width):
    """Each stop is seen, ringed, large enough and covered by nothing, there and back."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + KINDS[kind])

    there = walk(page, "Tab")
    back = walk(page, "Shift+Tab")

    assert [stop for stop in there + back if stop[1]] == []
    assert [stop[0] for stop in there] == [stop[0] for stop in reversed(back)]
    assert "Accéder au contenu" in there[0][0]


@pytest.mark.parametrize("kind", KINDS)
def test_reflow(page, site_url, kind):
    """At 320 px nothing but a table scrolls sideways, with the text spaced as WCAG 1.4.12 says."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site_url + KINDS[kind])
    width = "document.documentElement.scrollWidth"

    assert page.evaluate(width) == 320
    # Through the CSSOM: the policy refuses a style element.
    page.evaluate(
        "document.adoptedStyleSheets = [new CSSStyleSheet()];"
        "document.adoptedStyleSheets[0].replaceSync("
        "'* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
        " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')"
    )
    assert page.evaluate(width) == 320


def test_menu_opens_and_closes(page, site_url):
    """The button opens the menu above the text, never over it; Escape gives the focus back."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site_url + KINDS["ressource"])
    button, menu = page.locator("button[aria-controls=menu]"), page.locator("#menu")
    assert not menu.is_visible()

    button.click()

    assert button.get_attribute("aria-expanded") == "true"
    assert menu.is_visible()
    box, text = menu.bounding_box(), page.locator("#contenu").bounding_box()
    assert box["y"] + box["height"] <= text["y"]
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Menu"


def test_skip_link_opens_the_menu(page, site_url):
    """The « Menu » link leads to a menu that is open."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site_url)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.locator("#menu").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")


def test_single_keys_do_nothing(page, site_url):
    """No single key changes the page (WCAG 2.1.4)."""
    page.goto(site_url + KINDS["ressource"])
    before = page.url, page.content()

    for key in "abcdefghijklmnopqrstuvwxyz,./?":
        page.keyboard.press(key)

    assert (page.url, page.content()) == before


@pytest.mark.parametrize("palette", PALETTES)
def test_choice_is_kept(page, site_url, palette):
    """A palette chosen on the display page is there on the next one, before any module runs."""
    page.goto(site_url + KINDS["affichage"])
    page.locator(f"input[value={palette}]").check()
    page.locator("input[value=souligne]").check()
    assert "gardé" in page.locator("output").inner_text()
    page.route("**/assets/js/*", lambda route: route.abort())
    page.goto(site_url)

    background = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(background) == BACKGROUNDS[palette]
    assert page.locator("html").get_attribute("class") == f"js {palette} souligne"


def test_reset_forgets(page, site_url):
    """Going back to the device leaves nothing in the browser."""
    page.goto(site_url + KINDS["affichage"])
    page.locator("input[value=sombre]").check()
    page.locator("button[type=reset]").click()

    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert page.locator("input[value='']").is_checked()


@pytest.mark.parametrize(
    ("media", "palette"),
    [
        ({"color_scheme": "light"}, "clair"),
        ({"color_scheme": "dark"}, "sombre"),
        ({"color_scheme": "dark", "contrast": "more"}, "contraste"),
    ],
)
def test_device_is_followed_without_script(browser, site_url, media, palette):
    """Without script and without a choice, the device decides; the navigation is in the page."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 800}, **media
    )
    page = context.new_page()
    page.goto(site_url + KINDS["affichage"])

    background = page.locator("html").evaluate("item => getComputedStyle(item).backgroundColor")
    assert background == BACKGROUNDS[palette]
    assert page.locator("#menu a").first.is_visible()
    assert not page.locator("button[aria-controls=menu]").is_visible()
    assert not page.locator("form[data-module=affichage]").is_visible()
    context.close()


def test_policy_stops_what_slips_through(page, site_url):
    """A script, a handler and a style written into the page do nothing."""
    html = (
        "<script>document.title = 'passé'</script>"
        "<img src='data:,' onerror=\"document.title = 'passé'\">"
        "<p id=essai style='color: rgb(1, 2, 3)'>x</p></main>"
    )

    def inject(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", html))

    page.route(site_url + KINDS["ressource"], inject)
    page.goto(site_url + KINDS["ressource"], wait_until="networkidle")

    assert "passé" not in page.title()
    assert page.locator("#essai").evaluate("p => getComputedStyle(p).color") != "rgb(1, 2, 3)"
    assert len(page.messages) >= 3


def test_every_page_has_the_policy(site_dir):
    """Each page has the policy before its first script, one script inside, no style attribute."""
    for path in site_dir.rglob("*.html"):
        text = path.read_text("utf-8")
        inside = re.findall(r"<script>", text)

        assert text.index('http-equiv="Content-Security-Policy"') < text.index("<script"), path
        assert len(inside) == 1, path
        assert not re.search(r"<[^>]+\sstyle=", text), path
        assert not re.search(r"<[^>]+\son[a-z]+=", text), path


def test_paper(page, site_url):
    """On paper: the text and where it comes from, nothing of the interface."""
    page.goto(site_url + KINDS["ressource"])
    page.emulate_media(media="print")

    source = page.locator(".impression").inner_text()
    assert KINDS["ressource"] in source
    assert "Édition" in source
    assert "licence" in source
    for part in (".md-header", ".md-sidebar", ".md-footer", ".md-skip"):
        assert not page.locator(part).is_visible()


def test_nothing_moves(page, site_url):
    """No transition and no animation, whatever the device asks."""
    page.goto(site_url + KINDS["catalogue"])

    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((item) => {"
        " const style = getComputedStyle(item);"
        " return style.transitionDuration !== '0s' || style.animationName !== 'none' }).length"
    )
    assert moving == 0
