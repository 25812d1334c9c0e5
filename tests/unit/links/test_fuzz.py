"""No text of a built file makes a reader fail, hang or invent: HTML, CSS, srcset, sitemap, addresses."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from fabrique.loading.css_links import read_css, read_style
from fabrique.loading.html_links import read_html
from fabrique.loading.sitemap import read_sitemap
from fabrique.loading.srcset import read_srcset
from fabrique.model.site_links import LinkedFile, Role, SiteLinks
from fabrique.rules.built.links import judge_links

PIECES = (
    "<a href=x>", "<a href='", '"', "'", ">", "<", "</a>", "<!--", "-->", "<script>", "</script>", "<svg>",
    "<template>", "</template>", "<base href=//h/>", "<style>", "</style>", "url(", ")", "@import ", "{",
    "}", "\\", "\0", "é", "\ud800", "<img srcset='a 1x, b 2x'>", "<meta charset=utf-7>", "&amp;", "&#0;",
    "<meta http-equiv=refresh content='0;url=x'>", ",", " ", "\n", "data:,", "<textarea>", "<p id=a>",
)  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join)
ADDRESSES = st.lists(
    st.sampled_from(
        ("http", "https", ":", "/", "//", "..", ".", "\\", "#", "?", "%", "%2e", "%zz", "@", "[", "]",
         "mailto:", "tel:", "exemple.test", "localhost", " ", "\t", "\n", "é", "\ud800", "a", "1", ":~:text=")
    )
    | st.text(max_size=3),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_html(text: str) -> None:
    """Any page gives references and ids that are texts, or a fault."""
    read = read_html(text.encode("utf-8", "surrogatepass"))

    assert all(isinstance(item, str) for targets in read.references.values() for item in targets)
    assert read.ids is not None or read.faults


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
@example(b"\xff\xfe<")
@example(b"\xfe\xff\xd8\x00")
def test_bytes(content: bytes) -> None:
    """Any bytes are a page or a fault; a sitemap too."""
    read_html(content)
    read_sitemap(content)


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_css(text: str) -> None:
    """Any style sheet or attribute is read to its end."""
    assert all(isinstance(item, str) for item in (*read_css(text), *read_style(text)))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab.,() \n\t1x:/", max_size=60))
def test_srcset(text: str) -> None:
    """Addresses of a list hold no space, are never empty, and come from it in order."""
    place = 0
    for address in read_srcset(text):
        assert address
        assert not set(address) & set(" \n\t")
        place = text.index(address, place) + len(address)


@settings(max_examples=400, deadline=None)
@given(ADDRESSES, st.sampled_from(list(Role)))
def test_addresses(target: str, role: Role) -> None:
    """Any target is judged, once, the same way twice."""
    file = LinkedFile({role: frozenset({target})}, frozenset({"a"}))
    site = SiteLinks(
        "https://exemple.test/",
        frozenset({"a/index.html"}),
        frozenset({"a"}),
        {"a/index.html": file},
    )

    once = list(judge_links(site))

    assert len(once) <= 1
    assert once == list(judge_links(site))
