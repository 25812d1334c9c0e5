"""What the pages load: compact, named after its content, allowed by its hash."""

from base64 import b64encode
from hashlib import sha256

from fabrique.plugin.assets import Assets, compact_script, compact_style


def test_style_without_comment_nor_space() -> None:
    """Comments and spaces go; those that mean something stay."""
    text = "/* un */\na :hover,\n.b > c {\n  margin: 0 auto;\n  width: calc(1px + 2px);\n}\n"

    assert "a :hover,.b>c{margin:0 auto;width:calc(1px + 2px)}\n" == compact_style(text)


def test_start_keeps_its_lines() -> None:
    """No statement is glued to the next one."""
    assert "a()\nb()" == compact_script("  a()\n\n  b()\n")


def test_policy_allows_this_text_only() -> None:
    """The policy names the hash of the one script inside the page, and no other exception."""
    policy = Assets("a.css", "a.js", "start()").policy()
    digest = b64encode(sha256(b"start()").digest()).decode()

    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


def test_only_pages_that_name_a_tool_load_it() -> None:
    """The name on an element of the page is enough; a name in the text is not."""
    assets = Assets("a.css", "a.js", "start()", {"facettes": "assets/js/facettes.js"})

    assert ["assets/js/facettes.js"] == assets.tools_of('<form data-module="facettes">')
    assert [] == assets.tools_of('<form data-module="menu"><p>facettes</p>')


def test_policy_of_the_search_page() -> None:
    """The search page alone lets WebAssembly be compiled; nothing else is allowed there."""
    assets = Assets("a.css", "a.js", "start()")

    assert assets.policy() == assets.policy(wasm=True).replace(" 'wasm-unsafe-eval'", "")
