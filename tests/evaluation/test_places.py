"""Gold place names, resolved to coordinates."""

from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.evaluation import places


def location(name: str, start: int, lat: float | str, lon: float) -> str:
    """A gold place of GeoVirus' form."""
    cells = {"name": name, "start": start, "end": start + len(name), "lat": lat, "lon": lon}
    return f"<location>{''.join(f'<{tag}>{value}</{tag}>' for tag, value in cells.items())}</location>"


def written(folder: Path, text: str, *locations: str) -> Path:
    """A file of one article."""
    path = folder / "a.xml"
    path.write_text(
        f"<articles><article><text>{text}</text><locations>{''.join(locations)}</locations></article></articles>", "utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [((0, 0), (0, 0), 0), ((0, 0), (0, 180), 20015), ((52.52, 13.41), (48.85, 2.35), 878), ((10, 179.5), (10, -179.5), 109.5)],
)
def test_distance(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    """Great-circle distance, across the date line too."""
    assert places.distance_km(*a, *b) == pytest.approx(km, rel=0.005, abs=0.1)


def test_evaluate(tmp_path: Path) -> None:
    """A name is right within 161 km, wrong farther off, and unknown when no table has it."""
    text = "Nairobi wrote to Kampala and to Xyzzyville."
    path = written(
        tmp_path, text, location("Nairobi", 1, -1.29, 36.82), location("Kampala", 18, -30, 32.6), location("Xyzzyville", 33, 1, 1)
    )
    result = places.evaluate(path)
    assert result.n == 3
    assert result.scores == {"within_161_km": 33.3, "known": 66.7, "within_161_km_of_known": 50.0, "best_possible": 33.3}
    assert result.by["wrong"] == {"Kampala": 1}
    assert result.by["unknown"] == {"Xyzzyville": 1}


def test_the_countries_of_the_article_decide(tmp_path: Path) -> None:
    """One name is another place in another country's news."""
    canada = written(tmp_path, "Canada closed its office in London, Ontario.", location("London", 29, 42.98, -81.25))
    assert places.evaluate(canada).scores["within_161_km"] == 100.0
    britain = written(tmp_path, "Britain closed its office in London.", location("London", 30, 51.5, -0.13))
    assert places.evaluate(britain).scores["within_161_km"] == 100.0


def test_offsets_that_do_not_fit_are_left_out_and_told(tmp_path: Path) -> None:
    """Offsets count from 1; a case whose name does not stand there, or that lies nowhere, is faulty."""
    text = "Nairobi and Kampala."
    path = written(
        tmp_path,
        text,
        location("Nairobi", 0, -1.29, 36.82),
        location("Kampala", 13, 95, 32.6),
        location("Kampala", 13, 0.3, 32.6),
    )
    result = places.evaluate(path)
    assert result.n == 1
    assert result.notes[-1] == "left out, offsets or coordinates do not fit: Nairobi, Kampala"


def test_files_of_another_form(tmp_path: Path) -> None:
    """No article, and a place without numbers, are told."""
    (tmp_path / "b.xml").write_text("<a/>", "utf-8")
    with pytest.raises(UsageError, match="holds no <article>"):
        places.evaluate(tmp_path / "b.xml")
    with pytest.raises(UsageError, match="article 1: a <location> lacks a number"):
        places.evaluate(written(tmp_path, "Nairobi", location("Nairobi", 1, "south", 36)))
