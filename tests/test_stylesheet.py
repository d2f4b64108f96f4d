"""The colours of the stylesheet: contrast (WCAG 2.2) and separation for every kind of colour vision.

Everything is computed from the stylesheet itself, for the light and for the dark set.
"""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
STYLESHEET = PROJECT / "static" / "css" / "site.css"
TEXT = 4.5  # WCAG 2.2, 1.4.3: contrast of text
SHAPE = 3.0  # WCAG 2.2, 1.4.11: contrast of shapes that carry meaning
APART = 30.0  # distance in CIELAB (1976); about 2.3 is the least that anybody sees

GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
SERIES = tuple(f"series-{number}" for number in range(7))
GROUNDS = ("page", "surface", "mark")

# What a dichromat sees of linear sRGB: Machado, Oliveira and Fernandes (2009), severity 1.
Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]
VISIONS: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def colours(scheme: str) -> dict[str, str]:
    """Return the custom properties that are colours, in the light or in the dark set."""
    text = STYLESHEET.read_text()
    light = text[text.index(":root {") : text.index("}", text.index(":root {"))]
    start = text.index("prefers-color-scheme: dark")
    dark = text[start : text.index("}", start)]
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light))
    return found | (dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else {})


def linear(colour: str) -> list[float]:
    """Return red, green and blue as shares of light, from 0 to 1."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    weights = (0.2126, 0.7152, 0.0722)
    light = [sum(w * c for w, c in zip(weights, linear(each), strict=True)) for each in (one, other)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def lab(light: list[float]) -> tuple[float, float, float]:
    """Return the place in CIELAB (D65) of linear red, green and blue."""
    red, green, blue = (min(1.0, max(0.0, share)) for share in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, vision: str) -> float:
    """Return how far apart two colours are in CIELAB for an eye of this kind."""
    seen = [
        lab([sum(m * c for m, c in zip(row, linear(each), strict=True)) for row in VISIONS[vision]])
        for each in (one, other)
    ]
    return math.dist(*seen)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(scheme: str) -> None:
    found = colours(scheme)
    for text in ("ink", "muted", "link", "link-visited", "error"):
        for ground in GROUNDS:
            assert contrast(found[text], found[ground]) >= TEXT, (text, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_can_be_read_in_the_squares_of_their_grades(scheme: str) -> None:
    found = colours(scheme)
    for grade in (*GRADES, "adequate"):
        assert contrast(found[f"on-{grade}"], found[grade]) >= TEXT, grade


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_grades_lines_and_edges_of_fields_stand_out_from_the_ground(scheme: str) -> None:
    found = colours(scheme)
    for shape in (*GRADES, "adequate", "absent-hatch", "edge", *SERIES):
        for ground in ("page", "surface"):
            assert contrast(found[shape], found[ground]) >= SHAPE, (shape, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISIONS)
def test_grades_stay_apart_for_every_kind_of_colour_vision(scheme: str, vision: str) -> None:
    found = colours(scheme)
    for one, other in combinations((*GRADES, "adequate"), 2):
        assert distance(found[one], found[other], vision) >= APART, (one, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ends_of_the_scale_stand_out_more_than_its_middle(scheme: str) -> None:
    found = colours(scheme)
    strength = {grade: contrast(found[grade], found["page"]) for grade in GRADES}
    assert strength["outstanding"] > strength["good"]
    assert strength["inadequate"] > strength["requires-improvement"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_every_ground(scheme: str) -> None:
    found = colours(scheme)
    for ground in GROUNDS:
        ring_or_line = max(contrast(found[each], found[ground]) for each in ("focus", "ink"))
        assert ring_or_line >= SHAPE, ground
    if scheme == "light":
        assert contrast(found["focus"], found["ink"]) >= SHAPE


def test_the_measures_agree_with_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert distance("#000000", "#ffffff", "normal") == pytest.approx(100, abs=0.1)
    assert distance("#e07012", "#7f2704", "tritanopia") == pytest.approx(32, abs=1)
