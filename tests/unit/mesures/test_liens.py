"""The benchmark of links: its site is sound, always the same, and counts are told for what they are."""

from pathlib import Path

from fabrique.loading import load_site_links
from fabrique.rules.built.links import judge_links
from tests.link_cases import DEFECTS, TRAPS
from tests.mesures.liens import judge_cost, judge_findings
from tests.mesures.link_site import ADDRESS, write_site
from tests.mesures.process import Cost


def test_site_is_sound_and_stable(tmp_path: Path) -> None:
    """The generated site has no broken link, and two of them are equal."""
    one, two = write_site(tmp_path / "a", 60), write_site(tmp_path / "b", 60)

    assert one == two
    assert one.links > 60 * 100
    assert [] == list(judge_links(load_site_links(tmp_path / "a", ADDRESS)))
    page = "s00/p0007/index.html"
    assert (tmp_path / "a" / page).read_bytes() == (tmp_path / "b" / page).read_bytes()


def test_share_of_the_time() -> None:
    """The aim is met at a fifth of the other's processor time, missed beyond."""
    [*_, met] = judge_cost([(Cost(1, 1, 10), Cost(1, 5, 10))])
    [*_, missed] = judge_cost([(Cost(1, 1.1, 10), Cost(1, 5, 10))])

    assert "atteint" in met
    assert "manqué" in missed


def test_findings_are_counted_by_page() -> None:
    """A reported page counts as a found defect, or as a false alarm when it is sound."""
    lines = list(judge_findings({DEFECTS[0].page}, {TRAPS[0].page}))

    assert f"fabrique liens : 1 défauts trouvés sur {len(DEFECTS)}, 0 fausses" in lines[0]
    assert "lychee : 0 défauts" in lines[1]
    assert "1 fausses" in lines[1]
    assert "atteint" in lines[4]
