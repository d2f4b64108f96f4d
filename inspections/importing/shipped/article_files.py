"""The readers of the shipped articles: text of one JSON file in, an `Article` out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, cast

from inspections.importing.shipped.articles import (
    Article,
    Passage,
    StatedCouncil,
    StatedDate,
    StatedFigure,
    StatedFinding,
    StatedInspection,
    StatedJudgement,
    StatedResponse,
)
from inspections.importing.shipped.problems import MalformedShippedData, Place, Problem, Unreadable
from inspections.importing.shipped.readers import (
    Reader,
    code,
    day,
    decimal,
    optional,
    partial_date,
    text_of,
    word,
)
from inspections.models import Citation, Figure, Finding, Inspection, Response, Source
from inspections.vocabulary import (
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    Part,
    PartialDate,
    Precision,
    SourceKind,
    Stance,
    Unit,
)


class Entry:
    """A JSON object of a shipped file, read key by key; what is wrong is gathered, not raised."""

    def __init__(self, values: Any, place: Place, problems: list[Problem]) -> None:
        """Keep the object; anything else than an object counts as an empty one, and as a problem."""
        self.place = place
        self.problems = problems
        self.unread: dict[str, Any] = dict(values) if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            self.wrong("", values, "an object in braces")

    def wrong(self, key: str, value: Any, expected: str) -> None:
        """Note that the value of a key is not what was expected."""
        self.problems.append(Problem(self.place, key, "" if value is None else str(value), expected))

    def take(self, key: str) -> Any:
        """Return the value of a key as it stands; a key that is not there is a problem."""
        if key not in self.unread:
            self.wrong(key, None, "this key, if only with null")
        return self.unread.pop(key, None)

    def read(self, key: str, reader: Reader) -> Any:
        """Return the value of a key, which is text or null (as empty text), as the reader reads it."""
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            self.wrong(key, value, "text in quotation marks, or null")
            return None
        try:
            return reader(value or "")
        except Unreadable as unreadable:
            self.wrong(key, value, str(unreadable))
            return None

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """Return the list of whole numbers from 1 under a key; it may not be empty."""
        values = self.take(key)
        fits = isinstance(values, list) and all(type(one) is int and one >= 1 for one in values)
        if not fits or not values:
            self.wrong(key, values, "a list of paragraph numbers, such as [1, 4]")
            return ()
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under a key."""
        values = self.take(key)
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            self.wrong(key, values, "a list of texts")
            return ()
        return tuple(values)

    def entry(self, key: str) -> Entry | None:
        """Return the object under a key, or None where null stands."""
        value = self.take(key)
        return None if value is None else Entry(value, self.place, self.problems)

    def entries(self, key: str) -> Iterator[Entry]:
        """Yield the objects of the list under a key, placed by their own `key` where they have one."""
        values = self.take(key)
        if not isinstance(values, list):
            self.wrong(key, values, "a list in square brackets")
            return
        for number, value in enumerate(values, start=1):
            name = value.get("key", "") if isinstance(value, dict) else ""
            row = " ".join(filter(None, [self.place.row, f"{key} {number}", f"({name})" if name else ""]))
            one = Entry(value, Place(self.place.file, row), self.problems)
            yield one
            one.finish()

    def finish(self) -> None:
        """Note every key that nobody asked for: a misspelt one would otherwise be lost."""
        for key in list(self.unread):
            self.wrong(key, self.unread.pop(key), "no such key here")


KEY = text_of(Source, "reference", required=True)
QUOTE = text_of(Citation, "quote")


def read_article(file: str, text: str) -> Article:
    """Return what one shipped article says; raises MalformedShippedData with everything wrong in it."""
    place = Place(file, "")
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(Place(file, f"line {error.lineno}"), "", "", f"JSON ({error.msg})")
        raise MalformedShippedData([problem]) from error
    problems: list[Problem] = []
    entry = Entry(values, place, problems)
    article = _article(entry, place)
    entry.finish()
    if problems:
        raise MalformedShippedData(problems)
    return article


def _article(entry: Entry, place: Place) -> Article:
    """Return the article; values that could not be read are None, and noted among the entry's problems."""
    source = entry.entry("source") or Entry({}, place, entry.problems)
    published = source.entry("published")
    note = published.read("note", text_of(Source, "published_note")) if published else ""
    if not published:
        note = source.read("published_note", text_of(Source, "published_note", required=True))
    article = Article(
        key=entry.read("key", KEY),
        kind=source.read("kind", word(SourceKind)),
        publisher=source.read("publisher", text_of(Source, "publisher")),
        author=source.read("author", text_of(Source, "author")),
        title=source.read("title", text_of(Source, "title", required=True)),
        address=source.read("address", text_of(Source, "address")),
        published=_period(published) if published else None,
        published_note=note or "",
        councils=tuple(_council(one) for one in entry.entries("councils")),
        inspections=tuple(_inspection(one) for one in entry.entries("inspections")),
        findings=tuple(_finding(one) for one in entry.entries("findings")),
        responses=tuple(_response(one) for one in entry.entries("responses")),
        figures=tuple(_figure(one) for one in entry.entries("figures")),
        place=place,
    )
    for read in filter(None, (published, source)):
        read.finish()
    return article


def _period(entry: Entry) -> PartialDate | None:
    """Return the date of an entry; its precision, which is written too, must be that of the date."""
    period: PartialDate | None = entry.read("date", partial_date)
    precision = entry.read("precision", word(Precision))
    if period and precision and period.precision is not precision:
        entry.wrong("precision", precision, f"{period.precision}, the precision of {period.iso}")
    return period


def _stated_date(entry: Entry | None) -> StatedDate | None:
    """Return the date with the words in which it is printed."""
    if entry is None:
        return None
    period = _period(entry)
    printed = entry.read("printed", text_of(Citation, "stated", required=True))
    entry.finish()
    return StatedDate(cast(PartialDate, period), printed)


def _passage(entry: Entry | None) -> Passage:
    """Return the paragraph and the quote of an entry."""
    if entry is None:
        return Passage(0, "")
    passage = Passage(_paragraph(entry), entry.read("quote", QUOTE))
    entry.finish()
    return passage


def _paragraph(entry: Entry) -> int:
    """Return the paragraph number of an entry."""
    number = entry.take("paragraph")
    if type(number) is not int or number < 1:
        entry.wrong("paragraph", number, "a paragraph number from 1")
        return 0
    return number


def _council(entry: Entry) -> StatedCouncil:
    return StatedCouncil(
        council=entry.read("dfe_code", code),
        part=entry.read("part", word(Part)),
        paragraphs=entry.whole_numbers("paragraphs"),
        place=entry.place,
    )


def _inspection(entry: Entry) -> StatedInspection:
    # `role` tells the reader of articles, which is measured on these files, what is background.
    entry.read("role", _one_of("subject", "background"))
    return StatedInspection(
        key=entry.read("key", KEY),
        council=entry.read("council", code),
        record=entry.read("record", str),
        same_as=entry.read("same_as", str),
        kind=entry.read("kind", word(InspectionKind)),
        start=_stated_date(entry.entry("start")),
        published=_stated_date(entry.entry("published")),
        topic=entry.read("topic", text_of(Inspection, "topic")),
        paragraphs=entry.whole_numbers("paragraphs"),
        quote=entry.read("quote", QUOTE),
        judgements=tuple(_judgement(one) for one in entry.entries("judgements")),
        note=entry.read("note", text_of(Inspection, "note")),
        place=entry.place,
    )


def _judgement(entry: Entry) -> StatedJudgement:
    return StatedJudgement(
        area=entry.read("area", word(Area)),
        grade=entry.read("grade", word(Grade)),
        previous_grade=entry.read("previous_grade", optional(word(Grade))),
        paragraph=_paragraph(entry),
        quote=entry.read("quote", QUOTE),
        place=entry.place,
    )


def _finding(entry: Entry) -> StatedFinding:
    finding = StatedFinding(
        key=entry.read("key", KEY),
        inspection=entry.read("inspection", KEY),
        kind=entry.read("kind", word(FindingKind)),
        area=entry.read("area", optional(word(Area))),
        themes=entry.texts("themes"),
        summary=entry.read("summary", text_of(Finding, "summary", required=True)),
        passages=tuple(_passage(one) for one in entry.entries("places")),
        repeated_from=entry.read("repeated_from", str),
        place=entry.place,
    )
    if not 1 <= len(finding.themes) <= 4 or len(set(finding.themes)) < len(finding.themes):
        entry.wrong("themes", ", ".join(finding.themes), "one to four different themes")
    if not finding.passages:
        entry.wrong("places", "", "at least one place")
    return finding


def _response(entry: Entry) -> StatedResponse:
    return StatedResponse(
        key=entry.read("key", KEY),
        council=entry.read("council", code),
        inspection=entry.read("inspection", KEY),
        role=entry.read("role", text_of(Response, "role", required=True)),
        name=entry.read("name", text_of(Response, "name")),
        stance=entry.read("stance", word(Stance)),
        summary=entry.read("summary", text_of(Response, "summary", required=True)),
        passage=_passage(entry.entry("place")),
        place=entry.place,
    )


def _figure(entry: Entry) -> StatedFigure:
    measure = entry.read("measure", word(Measure))
    unit = entry.read("unit", word(Unit))
    if measure and unit and measure.unit is not unit:
        entry.wrong("unit", unit, f"{measure.unit}, the unit of {measure}")
    figure = StatedFigure(
        key=entry.read("key", KEY),
        council=entry.read("council", code),
        measure=measure,
        period=entry.read("period", text_of(Figure, "period", required=True)),
        value=entry.read("value", optional(decimal)),
        value_date=entry.read("date", optional(day)),
        note=entry.read("note", text_of(Figure, "note")),
        passage=_passage(entry.entry("place")),
        place=entry.place,
    )
    if (figure.value is None) == (figure.value_date is None):
        entry.wrong("value", figure.value, "either a value or a date")
    return figure


def _one_of(*texts: str) -> Callable[[str], str]:
    """Return a reader of one of these texts."""

    def read(cell: str) -> str:
        if cell not in texts:
            raise Unreadable(f"one of {', '.join(texts)}")
        return cell

    return read
