"""The page for a wrong address: what a reader may have meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inspections.models import Council, CouncilAlias, Inspection, Source, Theme, normalised_name

NEAR = 0.6
"""How alike a name must be to be suggested, from 0 to 1 (difflib's ratio)."""

MOST = 5


@dataclass(frozen=True)
class Suggestion:
    """A page that may have been meant."""

    name: str
    address: str


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 404 page, with the pages whose names are near to the address asked for."""
    context = {"suggestions": suggestions(request.path)}
    return render(request, "404.html", context, status=404)


def suggestions(path: str) -> list[Suggestion]:
    """Return up to five pages of the list to which the path belongs, nearest name first. One query."""
    match = re.fullmatch(r"/(councils|themes|inspections|sources)/([^/]{1,100})/?", path)
    if match is None:
        return []
    asked = normalised_name(match[2].replace("_", " "))
    if match[1] == "councils":
        return _near_councils(asked)
    if match[1] == "themes":
        themes = Theme.objects.values_list("name", "slug")
        return _near({normalised_name(name): ("theme", slug, name) for name, slug in themes}, asked)
    if match[1] == "inspections":
        found = {}
        for each in Inspection.objects.published().select_related("council"):
            found[normalised_name(each.reference)] = ("inspection", each.reference, str(each))
        return _near(found, asked)
    sources = Source.objects.published().values_list("title", "reference")
    return _near({normalised_name(name): ("source", name, title) for title, name in sources}, asked)


def _near_councils(asked: str) -> list[Suggestion]:
    aliases = CouncilAlias.objects.select_related("council")
    by_name: dict[str, Council] = {alias.normalised: alias.council for alias in aliases}
    names = get_close_matches(asked, list(by_name), n=3 * MOST, cutoff=NEAR)
    names += [name for name in by_name if asked in name.split() or name in asked.split()]
    found = list(dict.fromkeys(by_name[name] for name in names))[:MOST]
    return [Suggestion(council.short_name, council.get_absolute_url()) for council in found]


def _near(pages: dict[str, tuple[str, str, str]], asked: str) -> list[Suggestion]:
    """Return the pages, given as route, key and name, whose normalised names are near."""
    near = get_close_matches(asked, list(pages), n=MOST, cutoff=NEAR)
    near += [name for name in pages if asked in name.split() and name not in near]
    routes = [pages[name] for name in near[:MOST]]
    return [Suggestion(name, reverse(f"inspections:{route}", args=[key])) for route, key, name in routes]
