"""The public addresses. Every list has its CSV at the same address with `.csv` before the query."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from inspections.views import about, comparisons, councils, home, inspections

app_name = "inspections"


def not_yet(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """Raise Http404: this list is being built."""
    raise Http404


urlpatterns = [
    path("", home.home, name="home"),
    path("councils/", not_yet, name="councils"),
    path("councils.csv", not_yet, name="councils_csv"),
    path("councils/<slug:slug>/", councils.council, name="council"),
    path("compare/", comparisons.compare, name="compare"),
    path("compare.csv", not_yet, name="compare_csv"),
    path("inspections/", not_yet, name="inspections"),
    path("inspections.csv", not_yet, name="inspections_csv"),
    path("inspections/<slug:reference>/", inspections.inspection, name="inspection"),
    path("findings/", not_yet, name="findings"),
    path("findings.csv", not_yet, name="findings_csv"),
    path("themes/", not_yet, name="themes"),
    path("themes/<slug:slug>/", not_yet, name="theme"),
    path("changes/", not_yet, name="changes"),
    path("changes.csv", not_yet, name="changes_csv"),
    path("changes.atom", not_yet, name="changes_atom"),
    path("sources/", not_yet, name="sources"),
    path("sources/<slug:reference>/", not_yet, name="source"),
    path("about/", about.about, name="about"),
]
