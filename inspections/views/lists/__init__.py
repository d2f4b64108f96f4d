"""The lists: each a page, CSV and JSON of the same rows and, where time matters, an Atom feed."""

from inspections.views.lists.changes import changes
from inspections.views.lists.comparisons import compared
from inspections.views.lists.councils import councils
from inspections.views.lists.findings import findings
from inspections.views.lists.inspections import inspections
from inspections.views.lists.sources import source, sources
from inspections.views.lists.themes import theme, themes

__all__ = [
    "changes",
    "compared",
    "councils",
    "findings",
    "inspections",
    "source",
    "sources",
    "theme",
    "themes",
]
