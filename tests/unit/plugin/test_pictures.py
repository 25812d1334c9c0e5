"""Pictures wait for the reader, the first one excepted."""

from fabrique.plugin.pictures import defer


def test_all_but_the_first() -> None:
    """The first picture is asked for at once, one that says otherwise keeps its word."""
    html = '<img src="a"><p>x</p><img src="b" alt=""><img loading="eager" src="c"><imgx>'

    assert (
        '<img src="a"><p>x</p><img loading="lazy" src="b" alt=""><img loading="eager" src="c"><imgx>'
        == defer(html)
    )
    assert "<p>x</p>" == defer("<p>x</p>")
