"""The record: councils, sources, inspections with their judgements, findings and figures.

Every module holds its models with their querysets. Public code reads only what `.published()` returns.
"""

from inspections.models.councils import Council, CouncilAlias, Neighbour, Succession, normalised_name
from inspections.models.findings import Finding, FindingTheme, Response, Theme
from inspections.models.imports import ImportItem, ImportJob
from inspections.models.inspections import Inspection, Judgement
from inspections.models.records import LoadedRecord, Record
from inspections.models.sources import Citation, Document, DocumentPart, Source, SourceCouncil
from inspections.models.workforce import Figure

__all__ = [
    "Citation",
    "Council",
    "CouncilAlias",
    "Document",
    "DocumentPart",
    "Figure",
    "Finding",
    "FindingTheme",
    "ImportItem",
    "ImportJob",
    "Inspection",
    "Judgement",
    "LoadedRecord",
    "Neighbour",
    "Record",
    "Response",
    "Source",
    "SourceCouncil",
    "Succession",
    "Theme",
    "normalised_name",
]
