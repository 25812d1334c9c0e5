"""One style sheet and one script for every page, one more for a tool; nothing of Material’s.

Their names carry the hash of their content: a browser may keep them for ever.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from fabrique.plugin.scripts import join, join_tools

STYLES = "assets/css/"
SCRIPTS = "assets/js/"
START = SCRIPTS + "start.js"  # runs before the first paint, inside the page
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")  # Material’s

_MODULE = re.compile(r' data-module="([^"]+)"')
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACE = re.compile(r"\s+")
_CSS_AROUND = re.compile(r" ?([{};,>]) ?|(?<=:) ")


@dataclass(frozen=True)
class Assets:
    """Where the style sheet and the scripts are, and the text that goes into the page."""

    style: str
    script: str
    start: str
    tools: Mapping[str, str] = field(default_factory=dict)

    def tools_of(self, html: str) -> list[str]:
        """Return the addresses of the scripts that a page needs besides the common one."""
        named = set(_MODULE.findall(html))
        return [address for name, address in self.tools.items() if name in named]

    def policy(self, *, wasm: bool = False) -> str:
        """Return the content-security policy: our files, and this one text inside the page.

        The search engine is WebAssembly, which a browser compiles only where the policy says so.
        """
        digest = b64encode(sha256(self.start.encode()).digest()).decode()
        compiled = " 'wasm-unsafe-eval'" if wasm else ""
        return "; ".join(
            (
                "default-src 'self'",
                f"script-src 'self' 'sha256-{digest}'{compiled}",
                "style-src 'self'",
                "img-src 'self' data:",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
            )
        )


def install(files: Files, config: MkDocsConfig) -> Assets:
    """Replace the sources by what the pages load."""
    styles: dict[str, str] = {}
    scripts: dict[str, str] = {}
    start = ""
    for file in list(files):
        path = file.src_uri
        if path == START:
            start = compact_script(file.content_string)
        elif path.startswith(STYLES) and path.endswith(".css"):
            styles[path] = file.content_string
        elif path.startswith(SCRIPTS) and path.endswith(".mjs"):
            scripts[path.removeprefix(SCRIPTS)] = file.content_string
        elif not path.startswith(UNUSED):
            continue
        files.remove(file)
    style = compact_style("".join(styles[path] for path in sorted(styles)))
    return Assets(
        _add(files, config, "fabrique", "css", style),
        _add(files, config, "fabrique", "js", join(scripts)),
        start,
        {name: _add(files, config, name, "js", text) for name, text in join_tools(scripts).items()},
    )


def compact_style(text: str) -> str:
    """Return a style sheet without comments nor useless spaces; strings hold neither."""
    text = _CSS_SPACE.sub(" ", _CSS_COMMENT.sub("", text))
    return _CSS_AROUND.sub(lambda match: match[1] or "", text).replace(";}", "}").strip() + "\n"


def compact_script(text: str) -> str:
    """Return a short script on one line: each of its lines ends a statement or opens a block."""
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def _add(files: Files, config: MkDocsConfig, name: str, kind: str, text: str) -> str:
    digest = sha256(text.encode()).hexdigest()[:8]
    address = f"assets/{kind}/{name}.{digest}.{kind}"
    files.append(File.generated(config, address, content=text))
    return address
