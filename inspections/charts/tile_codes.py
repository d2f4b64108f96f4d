"""Short codes by which a reader finds a council on the map: `York`, `B&D`, `NSom`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

LENGTH = 4
"""Letters at the most: what a tile has room for."""


def tile_codes(names: Iterable[str]) -> dict[str, str]:
    """Return a code for each name, all different as far as four letters can tell the names apart.

    Where the rule gives two names one code, its last letter gives way to the first in which they differ:
    Derby stays `Derb`, Derbyshire is `Ders`.
    """
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        alike[_code(name)].append(name)
    return {name: _told_apart(code, name, own) for code, own in alike.items() for name in own}


def _code(name: str) -> str:
    """Return four letters of a single word, `SGlo` of two, and the initials of more."""
    words = re.findall(r"[\w'’-]+", name.replace("St ", "St"))
    if len(words) == 1:
        return words[0][:LENGTH]
    if len(words) == 2:
        return words[0][0] + words[1][: LENGTH - 1]
    initials = "".join("&" if word == "and" else word[0] for word in words)
    return (initials.replace("&", "") if "," in name else initials)[:LENGTH]


def _told_apart(code: str, name: str, alike: list[str]) -> str:
    """Return the code of a name, with its last letter changed where others share it."""
    if len(alike) == 1:
        return code
    shared = len(list(takewhile(lambda letters: len(set(letters)) == 1, zip(*alike, strict=False))))
    rest = name[shared:].strip()
    return code[: LENGTH - 1] + rest[0] if rest else code
