"""What axe does not prove: the ring's contrast, imposed colours, a visit without script, paper."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader

from tests.browser.pages import KEY, KINDS, PALETTES

pytestmark = pytest.mark.browser

LEAST_CONTRAST = 3  # WCAG 2.2, 1.4.11 and 2.4.13

# The contrast of the ring of the focused element with what lies around it, the halo apart.
RING = """() => {
  const item = document.activeElement
  if (item === document.body || seen.has(item)) return null
  seen.add(item)
  const read = (text) => text.match(/[0-9.]+/g).map(Number)
  const solid = (node) => {
    for (; node; node = node.parentElement) {
      const colour = read(getComputedStyle(node).backgroundColor)
      if (colour.length === 3 || colour[3] === 1) return colour
    }
    return [255, 255, 255]
  }
  const luminance = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((part) => {
      const value = part / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const style = getComputedStyle(item)
  const levels = [read(style.outlineColor), solid(item.parentElement)].map(luminance)
  const ratio = (Math.max(...levels) + 0.05) / (Math.min(...levels) + 0.05)
  return [item.outerHTML.slice(0, 90), style.outlineStyle, parseFloat(style.outlineWidth), ratio]
}"""

# Buttons and fields whose edge cannot be seen; the browser draws boxes and radios itself.
BORDERS = """() => [...document.querySelectorAll(
  "button, input:not([type=checkbox], [type=radio]), select, textarea"
)].filter((item) => item.checkVisibility())
  .filter((item) => {
    const style = getComputedStyle(item)
    return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1 ||
      style.borderTopColor === style.backgroundColor
  }).map((item) => item.outerHTML.slice(0, 90))"""


def rings(page):
    """Press Tab until the focus leaves the page; return what is known of each ring."""
    found = []
    page.evaluate("document.activeElement.blur(); window.seen = new WeakSet()")
    for _ in range(400):
        page.keyboard.press("Tab")
        ring = page.evaluate(RING)
        if ring is None:
            return found
        found.append(ring)
    raise AssertionError("le clavier ne sort pas de la page")


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("kind", ["accueil", "ressource", "catalogue", "affichage"])
def test_ring_contrast(page, site_url, kind, palette):
    """At each stop the ring is three times lighter or darker than what surrounds it."""
    page.add_init_script(f"localStorage.setItem('{KEY}', '{palette}')")
    page.goto(site_url + KINDS[kind])

    found = rings(page)

    assert found
    assert [ring for ring in found if ring[3] < LEAST_CONTRAST] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["accueil", "ressource", "catalogue", "affichage"])
def test_imposed_colours(browser, site_url, kind, scheme):
    """When the device imposes its colours, rings, borders and the current page are still seen."""
    context = browser.new_context(forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    page.goto(site_url + KINDS[kind])

    found = rings(page)
    current = page.locator("[aria-current]").evaluate_all(
        "items => items.filter((item) => item.checkVisibility())"
        ".map((item) => { const style = getComputedStyle(item); return style.textDecorationLine"
        " + ' ' + style.borderBottomStyle + ' ' + style.fontWeight })"
    )

    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert [ring for ring in found if ring[1] == "none" or ring[2] < 3 or ring[3] < 3] == []
    assert page.evaluate(BORDERS) == []
    assert [item for item in current if item == "none none 400"] == []
    context.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "ressource"])
def test_single_keys_do_nothing(page, site_url, kind):
    """No single key changes the page or its content (WCAG 2.1.4)."""
    page.goto(site_url + KINDS[kind])
    before = page.url, page.content()

    for key in "bcfghnpstz,./?":
        page.keyboard.press(key)

    assert (page.url, page.content()) == before


def test_visit_without_script(browser, site_url):
    """Without script: find a resource by the plan, filter the catalogue, read, print."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(site_url)

    page.get_by_role("contentinfo").get_by_role("link", name="Plan du site").click()
    found = page.get_by_role("main").locator("a[href*='catalogue/']")
    assert found.count() > 6
    page.goto(site_url)
    page.get_by_role("navigation", name="Navigation principale").get_by_role(
        "link", name="Catalogue"
    ).click()
    everything = page.locator("ol.fiches > li").count()
    page.locator("summary", has_text="Type").first.click()
    page.locator("[data-facette=type] a").last.click()
    kept = page.locator("ol.fiches > li")
    assert "/catalogue/type/" in urlsplit(page.url).path
    assert 0 < kept.count() < everything

    kept.first.get_by_role("link").first.click()
    title = page.get_by_role("heading", level=1).inner_text()
    assert page.locator("#deroule, #en-bref").first.is_visible()
    printed = PdfReader(BytesIO(page.pdf()))
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert words(title) in words(text)
    context.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("ressource", "erreur")])
def test_print(page, site_url, kind):
    """A printed page says where it comes from, of which edition, under which licence."""
    page.goto(site_url + KINDS[kind])

    printed = PdfReader(BytesIO(page.pdf()))

    first = re.sub(r"\s", "", printed.pages[0].extract_text())
    assert f"/{KINDS[kind]}".rstrip("/") in first
    assert "Édition:" in first
    assert "souslicence" in first


def words(text):
    """Return a text without spaces: a PDF cuts lines where it wants."""
    return re.sub(r"\s", "", text)
