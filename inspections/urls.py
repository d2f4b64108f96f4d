"""The public addresses. Every list has its CSV at the same address with `.csv` before the query."""

from collections.abc import Callable, Iterable

from django.http import HttpResponseBase
from django.urls import URLPattern, path

from inspections.views import about, comparisons, councils, home, inspections, lists

app_name = "inspections"


def listed(
    name: str, view: Callable[..., HttpResponseBase], shapes: Iterable[str] = ("csv", "json")
) -> list[URLPattern]:
    """Return the addresses of a list: its page, and the same rows in each of the other shapes."""
    pages = [path(f"{name}/", view, name=name)]
    return pages + [path(f"{name}.{each}", view, {"shape": each}, name=f"{name}_{each}") for each in shapes]


TIMELY = ("csv", "json", "atom")

urlpatterns = [
    path("", home.home, name="home"),
    *listed("councils", lists.councils),
    path("councils/<slug:slug>/", councils.council, name="council"),
    path("compare/", comparisons.compare, name="compare"),
    path("compare.csv", lists.compared, {"shape": "csv"}, name="compare_csv"),
    path("compare.json", lists.compared, {"shape": "json"}, name="compare_json"),
    *listed("inspections", lists.inspections, TIMELY),
    path("inspections/<slug:reference>/", inspections.inspection, name="inspection"),
    *listed("findings", lists.findings, TIMELY),
    *listed("themes", lists.themes),
    path("themes/<slug:slug>/", lists.theme, name="theme"),
    *listed("changes", lists.changes, TIMELY),
    *listed("sources", lists.sources),
    path("sources/<slug:reference>/", lists.source, name="source"),
    path("sources/<slug:reference>.csv", lists.source, {"shape": "csv"}, name="source_csv"),
    path("sources/<slug:reference>.json", lists.source, {"shape": "json"}, name="source_json"),
    path("about/", about.about, name="about"),
]
