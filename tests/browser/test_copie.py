"""The copy buttons of a resource page: what is copied, what is said, what happens when refused."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import KEY, KINDS, PALETTES, WIDTHS
from tests.browser.test_axe import RULES, axe

pytestmark = pytest.mark.browser

BLOCK = "[data-module=copie]"

# What a browser may refuse: the clipboard, or also the older command.
REFUSE = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
REFUSE_ALL = f"{REFUSE} document.execCommand = () => false"
RECORD = (
    "Object.defineProperty(navigator, 'clipboard',"
    " {value: {writeText: async (text) => { window.copied = text }}})"
)


def test_each_text_is_copied(page, site_url):
    """By keyboard, each button copies the text above it, says so beside, and keeps the focus."""
    page.add_init_script(RECORD)
    page.goto(site_url + KINDS["ressource"])
    page.locator(f"{BLOCK} summary").click()
    texts = page.locator(f"{BLOCK} [data-copie]").all()
    assert len(texts) == 5

    for text in texts:
        name = f"Copier {text.get_attribute('data-copie')}".replace("'", "’")
        button = page.get_by_role("button", name=name, exact=True)
        status = button.locator("xpath=following-sibling::*[1]")
        assert status.get_attribute("role") == "status"
        assert status.inner_text() == ""
        button.focus()
        page.keyboard.press("Enter")

        expect(status).to_have_text("Copié")
        assert page.evaluate("window.copied") == text.text_content().strip()
        assert page.evaluate("document.activeElement.textContent") == name


def test_older_way_when_there_is_no_clipboard(page, site_url):
    """Without the clipboard, as on a plain http address, the older command copies the text."""
    page.add_init_script(
        f"{REFUSE} document.execCommand = (name) => {{ window.copied = getSelection().toString();"
        " return name === 'copy' }"
    )
    page.goto(site_url + KINDS["ressource"])

    page.get_by_role("button", name="Copier la citation", exact=True).click()

    expect(page.get_by_text("Copié", exact=True)).to_be_visible()
    assert "Disponible à l’adresse" in page.evaluate("window.copied")


def test_refusal_selects_and_says(page, site_url):
    """When everything is refused, the text is selected and the page says which keys to press."""
    page.add_init_script(REFUSE_ALL)
    page.goto(site_url + KINDS["ressource"])

    page.get_by_role("button", name="Copier la citation", exact=True).click()

    expect(page.locator(f"{BLOCK} [role=status]").nth(1)).to_contain_text(
        "Le texte est sélectionné"
    )
    assert "Disponible à l’adresse" in page.evaluate("getSelection().toString()")


def test_without_script(browser, site_url):
    """Without script every form is in the page, and no button promises anything."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + KINDS["ressource"])

    page.locator(f"{BLOCK} summary").click()

    assert page.locator(f"{BLOCK} button").count() == 0
    assert all(text.is_visible() for text in page.locator(f"{BLOCK} [data-copie]").all())
    assert "@misc{" in page.locator(f"{BLOCK} pre").last.inner_text()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("palette", PALETTES)
def test_no_violation_once_open(page, site_url, palette, width):
    """Every form open and one text copied: no rule of axe is broken, nothing is too wide."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(f"localStorage.setItem('{KEY}', '{palette}'); {RECORD}")
    page.goto(site_url + KINDS["ressource"])
    page.locator(f"{BLOCK} summary").click()
    page.locator(f"{BLOCK} button").first.click()

    options = {"rules": {rule: {"enabled": True} for rule in RULES}}
    result = axe.Axe().run(page, options=options)

    assert [item["id"] for item in result.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
