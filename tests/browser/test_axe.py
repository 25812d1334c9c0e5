"""axe-core finds nothing to say: every rule, AAA contrast and best practices included."""

import pytest

from tests.browser.pages import KEY, KINDS, PALETTES, WIDTHS

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = pytest.mark.browser

# Rules off by default whose promise is ours too.
RULES = ("color-contrast-enhanced", "target-size", "identical-links-same-purpose")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_violation(page, site_url, kind, palette, width):
    """Each kind of page, in each palette, narrow and wide, breaks no rule of axe."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(f"localStorage.setItem('{KEY}', '{palette}')")
    page.goto(site_url + KINDS[kind])

    options = {"rules": {rule: {"enabled": True} for rule in RULES}}
    result = axe.Axe().run(page, options=options)

    found = [
        f"{item['id']} : {node['target']} {node['html'][:120]}"
        for item in result.response["violations"]
        for node in item["nodes"]
    ]
    assert found == []
