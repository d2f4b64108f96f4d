"""How every list answers: as a page, as a download of the same rows, as a feed, or with what is wrong.

A wrong query is answered with status 400 in every shape, and always says which values there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from inspections.exports import Entry, Table, atom, csv_pieces, json_pieces
from inspections.filters import ListFilter
from inspections.vocabulary import OPEN_LICENCE_3, Grade

HTML, CSV, JSON, ATOM = "html", "csv", "json", "atom"
PER_PAGE = 50
LICENCE = f"{OPEN_LICENCE_3} for what Ofsted and DfE published; see /about/ for the rest"

Describe = Callable[[Any, Any, list[Any]], dict[str, Any]]


@dataclass(frozen=True)
class Download:
    """A link to the rows shown in another format."""

    text: str
    address: str


def answer(
    request: HttpRequest,
    shape: str,
    listing: ListFilter,
    table: Table,
    *,
    title: str,
    template: str,
    describe: Describe,
    size: int | None = None,
    entries: Callable[[Any], Iterable[Entry]] | None = None,
    beside: Mapping[str, Any] | None = None,
) -> HttpResponseBase:
    """Return the rows that a list's query asks for, in one shape; or what is wrong with it, with status 400.

    A page shows `size` rows at a time (None: all). `describe` gets the query, all rows asked for and those of
    this page, and returns what the template needs; it is not asked about an empty list, which says instead
    which filter to loosen. `beside` is shown in any case. A list with `entries` has a feed.
    """
    if shape == HTML:
        shapes = (CSV, JSON, ATOM) if entries else (CSV, JSON)
        context = {**(beside or {}), "title": title, "downloads": downloads(request, listing, shapes)}
        return list_page(request, listing, template, context, describe, size)
    if listing.problems:
        return refusal(listing, shape)
    if shape == ATOM and entries:
        return feed(request, listing, title, entries(listing.rows()))
    return written(request, table, listing.rows(), shape, listing)


def list_page(
    request: HttpRequest,
    listing: ListFilter,
    template: str,
    beside: Mapping[str, Any],
    describe: Describe,
    size: int | None,
) -> HttpResponse:
    """Return the page of a list; see `answer`."""
    # Links of the page are made from its query, which is easier to read and to share without blank values.
    request.GET = listing.query  # type: ignore[assignment]
    context = {**beside, "listing": listing}
    if listing.problems:
        return render(request, template, context, status=400)
    rows = listing.rows()
    page = listing.page_of(rows, size) if size else None
    if listing.problems:
        return render(request, template, context, status=400)
    count = page.paginator.count if page else len(rows)
    context |= {
        "count": count,
        "count_text": listing.count_in_words(count),
        "page_obj": page,
        "page_numbers": _numbers(page),
    }
    if count:
        context |= describe(listing, rows, list(page) if page else list(rows))
    else:
        context["loosenings"] = listing.loosenings()
    return render(request, template, context)


def _numbers(page: Page[Any] | None) -> list[int | str]:
    """Return the numbers of the pages to link to, with an ellipsis for those between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)) if page else []


def written(
    request: HttpRequest, table: Table, rows: Any, shape: str, listing: ListFilter
) -> HttpResponseBase:
    """Return these rows of a table as CSV or JSON."""
    if shape == CSV:
        answer = StreamingHttpResponse(csv_pieces(table, rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{table.name}.csv"'
        return answer
    about = {
        "title": table.title,
        "row": table.row,
        "address": request.build_absolute_uri(),
        "query": dict(listing.query.lists()),
        "codebook": request.build_absolute_uri(reverse("inspections:about")) + f"#codebook-{table.name}",
        "licence": LICENCE,
    }
    return StreamingHttpResponse(json_pieces(table, rows, about), content_type="application/json")


def feed(request: HttpRequest, listing: ListFilter, title: str, entries: Iterable[Entry]) -> HttpResponse:
    """Return an Atom feed of the newest of these entries."""
    chosen = "; ".join(each.text for each in listing.chosen)
    query = f"?{listing.query.urlencode()}" if listing.query else ""
    text = atom(
        f"{title} ({chosen})" if chosen else title,
        request.build_absolute_uri(f"{request.path.removesuffix('.atom')}/{query}"),
        request.build_absolute_uri(),
        entries,
    )
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def refusal(listing: ListFilter, shape: str) -> HttpResponse:
    """Return what is wrong with the query, with status 400: an object in JSON, otherwise a line for each."""
    if shape == JSON:
        problems = [{"name": each.name, "problem": each.text} for each in listing.problems]
        return JsonResponse({"problems": problems}, status=400, json_dumps_params={"ensure_ascii": False})
    lines = [f"{each.name}: {each.text}" if each.name else each.text for each in listing.problems]
    return HttpResponse("\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8")


def downloads(request: HttpRequest, listing: ListFilter, shapes: Iterable[str]) -> list[Download]:
    """Return the links to the same rows in other formats: the page's own address with another ending."""
    query = listing.query.copy()
    query.pop("page", None)
    asked = f"?{query.urlencode()}" if query else ""
    names = {CSV: "CSV", JSON: "JSON", ATOM: "Atom feed"}
    return [Download(names[shape], f"{request.path.rstrip('/')}.{shape}{asked}") for shape in shapes]


def grades_on(shown: Iterable[Grade | None]) -> list[Grade]:
    """Return the grades that occur among these, best first: the key of a table that shows letters."""
    found = set(shown)
    return [grade for grade in Grade if grade in found]
