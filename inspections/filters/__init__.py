"""Query strings to cleaned choices: what a list's address asks for, and what is wrong with it.

Each list has one filter set, which its page, its downloads, its feed and the JSON share.
"""

from inspections.filters.changes import ChangeFilter
from inspections.filters.comparisons import CompareFilter
from inspections.filters.councils import CouncilFilter
from inspections.filters.findings import FindingFilter
from inspections.filters.inspections import InspectionFilter
from inspections.filters.lists import Chosen, Group, ListFilter, Loosening, Problem
from inspections.filters.sources import FactFilter, SourceFilter
from inspections.filters.themes import ThemeFilter

__all__ = [
    "ChangeFilter",
    "Chosen",
    "CompareFilter",
    "CouncilFilter",
    "FactFilter",
    "FindingFilter",
    "Group",
    "InspectionFilter",
    "ListFilter",
    "Loosening",
    "Problem",
    "SourceFilter",
    "ThemeFilter",
]
