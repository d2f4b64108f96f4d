"""What was read in a source, as cards: each record with its state, its words and its choices."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, assert_never, cast

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from django.urls import reverse

from inspections import reviewing
from inspections.admin.desk.marking import Mark, Piece, pieces, place_of
from inspections.admin.review import Choice
from inspections.importing.reading import PDF
from inspections.models import Citation, Document, Figure, Finding, Inspection, Judgement, Response, Source
from inspections.models.records import Reviewed
from inspections.reviewing import Action
from inspections.vocabulary import FindingKind, Measure, ReviewState

Told = Inspection | Judgement | Finding | Figure | Response
"""What a source can tell of."""

ON_THE_DESK = (Action.PUBLISH, Action.REJECT, Action.REOPEN)
"""What is decided here. Withdrawing what was published needs a reason, and its own page."""


@dataclass(frozen=True)
class Card:
    """One record that rests on the source. `certain` is the reader's own word for how sure it was."""

    key: str
    record: Reviewed
    sort: str
    title: str
    place: str
    certain: bool
    marks: tuple[tuple[int, int, int], ...] = ()

    @property
    def state(self) -> ReviewState:
        """Return where the record stands."""
        return ReviewState(self.record.state)

    @property
    def waits(self) -> bool:
        """Return whether an editor has still to decide."""
        return self.state is ReviewState.PROPOSED

    @property
    def page(self) -> str:
        """Return the address of the record's own page."""
        opts = self.record._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.record.pk])

    def choices(self, user: AbstractUser) -> tuple[Choice, ...]:
        """Return what can be done with the record here, each with the sentence why not."""
        allowed = reviewing.actions_for(self.record)
        return tuple(
            Choice(action, reviewing.refusal(self.record, action, user))
            for action in ON_THE_DESK
            if action in allowed
        )


@dataclass(frozen=True)
class Part:
    """One page or paragraph of the document, cut where proposals were read."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Desk:
    """A source with its latest document and everything that rests on it.

    `confirmed` are published records with which the source agrees; `conflicts` what it states otherwise and
    nobody has decided, each with the inspection on whose page it is decided.
    """

    source: Source
    document: Document | None
    parts: tuple[Part, ...]
    cards: tuple[Card, ...]
    confirmed: tuple[str, ...]
    conflicts: tuple[tuple[Citation, Inspection], ...]
    problems: tuple[str, ...]

    @property
    def waiting(self) -> tuple[Card, ...]:
        """Return the cards that an editor has still to decide."""
        return tuple(card for card in self.cards if card.waits)

    @property
    def certain(self) -> tuple[Card, ...]:
        """Return the waiting cards of which the reader was certain."""
        return tuple(card for card in self.waiting if card.certain)

    @property
    def paged(self) -> bool:
        """Return whether the parts of the document are pages, not paragraphs."""
        return self.document is not None and self.document.media_type == PDF

    @property
    def part_name(self) -> str:
        """Return what a part of the document is called."""
        return "page" if self.paged else "paragraph"

    def card(self, key: str) -> Card | None:
        """Return the card with this key, or None."""
        return next((card for card in self.cards if card.key == key), None)

    def chosen(self, key: str) -> Card | None:
        """Return the card with this key, else the first that waits, else the first of all."""
        return self.card(key) or next(iter(self.waiting or self.cards), None)

    def after(self, key: str) -> Card | None:
        """Return the next waiting card after this one, from the beginning again at the end; None if none."""
        keys = [card.key for card in self.cards]
        start = keys.index(key) + 1 if key in keys else 0
        return next((card for card in self.cards[start:] + self.cards[:start] if card.waits), None)

    def beside(self, key: str, step: int) -> Card | None:
        """Return the card one step before (-1) or after (1) this one, or None at the end."""
        keys = [card.key for card in self.cards]
        place = keys.index(key) + step if key in keys else -1
        return self.cards[place] if 0 <= place < len(keys) else None


def desk_of(source: Source) -> Desk:
    """Return the desk of a source; the queries do not grow with what rests on it."""
    document = source.documents.prefetch_related("parts").first()
    texts = {part.number: part.text for part in document.parts.all()} if document else {}
    citations = _citations(source)
    cards = tuple(_cards(source, citations, texts))
    marks: dict[int, list[Mark]] = defaultdict(list)
    for card in cards:
        for number, start, end in card.marks:
            marks[number].append(Mark(start, end, card.key))
    return Desk(
        source=source,
        document=document,
        parts=tuple(Part(number, pieces(text, marks[number])) for number, text in texts.items()),
        cards=cards,
        confirmed=tuple(
            str(target) for citation in citations if (target := _confirmed(citation)) is not None
        ),
        conflicts=tuple(
            (one, _inspection_of(one)) for one in citations if not one.agrees and not one.decision
        ),
        problems=_problems(document),
    )


def sources_to_review() -> QuerySet[Source]:
    """Return the sources with a document of which something read in it is still to be decided."""
    waiting = Q(state=ReviewState.PROPOSED)
    for name in ("inspection", "judgement", "finding"):
        proposed = Citation.objects.filter(**{f"{name}__state": ReviewState.PROPOSED})
        waiting |= Q(pk__in=proposed.values("source"))
    for told in (Response, Figure):
        waiting |= Q(pk__in=told._default_manager.filter(state=ReviewState.PROPOSED).values("source"))
    return Source.objects.filter(waiting, pk__in=Document.objects.values("source"))


def next_source(source: Source) -> Source | None:
    """Return another source on which something waits, or None."""
    return sources_to_review().exclude(pk=source.pk).order_by("pk").first()


def _citations(source: Source) -> list[Citation]:
    return list(
        source.citations.select_related(
            "inspection__council", "judgement__inspection__council", "finding__inspection__council"
        ).order_by("pk")
    )


def _cards(source: Source, citations: list[Citation], texts: dict[int, str]) -> list[Card]:
    """Return the cards in the order in which they can be decided: what others rest on comes first."""
    cards = []
    if source.state != ReviewState.PUBLISHED:
        cards.append(Card(f"source-{source.pk}", source, "Source", source.title, "", False))
    by_sort: dict[type, dict[int, Card]] = {Inspection: {}, Judgement: {}, Finding: {}}
    for citation in citations:
        record: Any = citation.inspection or citation.judgement or citation.finding
        if _on_the_desk(record) and record.pk not in by_sort[type(record)]:
            by_sort[type(record)][record.pk] = _card(record, citation, texts)
    for kind in by_sort.values():
        cards += kind.values()
    told: list[Response | Figure] = [
        *source.responses.select_related("council", "inspection__council"),
        *source.figures.filter(Q(paragraph__gt="") | Q(page__isnull=False)).select_related("council"),
    ]
    cards += [_card(record, record, texts) for record in told]
    return cards


def _inspection_of(citation: Citation) -> Inspection:
    """Return the inspection that the citation is about, directly or through what was judged or found."""
    record: Any = citation.inspection or citation.judgement or citation.finding
    return record if isinstance(record, Inspection) else cast(Inspection, record.inspection)


def _on_the_desk(record: Inspection | Judgement | Finding) -> bool:
    """Return whether the record has a card; published inspections and judgements are only confirmed."""
    if record.state == ReviewState.SUPERSEDED:
        return False
    return isinstance(record, Finding) or record.state != ReviewState.PUBLISHED


def _card(record: Told, placed: Any, texts: dict[int, str]) -> Card:
    reading = getattr(record, "reading", None) or {}
    spans = [tuple(span) for span in reading.get("spans", ())]
    if not spans:
        spans = _searched(placed, getattr(record, "passage", "") or placed.quote, texts)
    return Card(
        key=f"{record._meta.model_name}-{record.pk}",
        record=record,
        sort=_sort(record),
        title=_title(record),
        place=placed.place,
        certain=bool(reading.get("certain")),
        marks=tuple((number, start, end) for number, start, end in spans),
    )


def _searched(placed: Any, words: str, texts: dict[int, str]) -> list[tuple[int, ...]]:
    """Return where the words stand on the page or in the paragraph that the citation names."""
    named = str(placed.page or placed.paragraph or "").split(",")[0].strip()
    number = int(named) if named.isdecimal() else 0
    found = place_of(texts.get(number, ""), words)
    return [(number, *found)] if found else []


def _sort(record: Told) -> str:
    match record:
        case Finding():
            return FindingKind(record.kind).label
        case Figure():
            return Measure(record.measure).label
        case Inspection() | Judgement() | Response():
            return str(record._meta.verbose_name).capitalize()
        case _:
            assert_never(record)


def _title(record: Told) -> str:
    match record:
        case Finding():
            return record.summary or record.passage or record.statement
        case Figure():
            return f"{record.council or 'England'}: {record}"
        case Judgement():
            return f"{record.inspection}: {record}"
        case Inspection() | Response():
            return str(record)
        case _:
            assert_never(record)


def _confirmed(citation: Citation) -> Inspection | Judgement | None:
    """Return the published inspection or judgement that the citation agrees with, or None."""
    record = citation.inspection or citation.judgement
    return (
        record if record is not None and citation.agrees and record.state == ReviewState.PUBLISHED else None
    )


def _problems(document: Document | None) -> tuple[str, ...]:
    """Return in words what the reader could not read, and what could not be matched with the record."""
    if document is None:
        return ()
    read = [problem["message"] for problem in document.reading.get("problems", ())]
    return (*read, *document.reading.get("not_matched", ()))
