"""Plain keyword functions that make one record each, with sensible defaults, for tests.

Everything is published unless `state` says otherwise, and belongs to invented councils.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import count

from django.utils.text import slugify

from inspections.models import (
    Citation,
    Council,
    CouncilAlias,
    Figure,
    Finding,
    FindingTheme,
    Inspection,
    Judgement,
    Neighbour,
    Response,
    Source,
    SourceCouncil,
    Succession,
    Theme,
    normalised_name,
)
from inspections.vocabulary import (
    Absence,
    Area,
    CouncilType,
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    MissingValue,
    Part,
    Precision,
    Region,
    ReviewState,
    SourceKind,
    Stance,
    framework_version_for,
)

_numbers = count(1)


def council(
    short_name: str | None = None,
    *,
    slug: str | None = None,
    name: str | None = None,
    dfe_code: str | None = None,
    ons_code: str | None = None,
    region: Region = Region.YORKSHIRE_AND_THE_HUMBER,
    type: CouncilType = CouncilType.UNITARY,
    aliases: Sequence[str] = (),
    opened_on: date | None = None,
    abolished_on: date | None = None,
    population_0_25: int | None = 60_000,
    website: str = "",
    tile_column: int | None = None,
    tile_row: int | None = None,
) -> Council:
    """Return a new council; its names and `aliases` become aliases."""
    number = next(_numbers)
    short_name = short_name or f"Harbourton {number}"
    name = name or f"{short_name} Council"
    made = Council.objects.create(
        dfe_code=dfe_code or _code(number),
        ons_code=ons_code or f"E99{number:06d}",
        name=name,
        short_name=short_name,
        slug=slug or slugify(short_name),
        region=region,
        type=type,
        opened_on=opened_on,
        abolished_on=abolished_on,
        population_0_25=population_0_25,
        website=website,
        tile_column=tile_column,
        tile_row=tile_row,
    )
    for alias in dict.fromkeys([short_name, name, *aliases]):
        council_alias(alias, of=made)
    return made


def council_alias(name: str, *, of: Council) -> CouncilAlias:
    """Return a new alias of the council."""
    return CouncilAlias.objects.create(council=of, name=name, normalised=normalised_name(name))


def succession(predecessor: Council, successor: Council, *, on: date = date(2021, 4, 1)) -> Succession:
    """Return a new succession; the dates of the two councils are left as they are."""
    return Succession.objects.create(predecessor=predecessor, successor=successor, on=on)


def neighbour(of: Council, other: Council, *, rank: int = 1, model: str = "2025") -> Neighbour:
    """Return a new statistical neighbour of a council."""
    return Neighbour.objects.create(council=of, neighbour=other, rank=rank, model=model, closeness="Close")


def source(
    title: str | None = None,
    *,
    reference: str | None = None,
    kind: SourceKind = SourceKind.REPORT,
    publisher: str = "Ofsted",
    address: str = "",
    published_date: date | None = date(2022, 5, 9),
    published_precision: Precision = Precision.DAY,
    published_note: str = "",
    licence: str = "",
    councils: Sequence[Council] = (),
    state: ReviewState = ReviewState.PUBLISHED,
) -> Source:
    """Return a new source, of which the given councils are subjects."""
    number = next(_numbers)
    title = title or f"Report {number}"
    made = Source.objects.create(
        reference=reference or f"{slugify(title)}-{number}",
        kind=kind,
        publisher=publisher,
        title=title,
        address=address,
        published_date=published_date,
        published_precision=published_precision,
        published_note=published_note,
        licence=licence,
        state=state,
    )
    for subject in councils:
        SourceCouncil.objects.create(source=made, council=subject, part=Part.SUBJECT)
    return made


def inspection(
    of: Council | None = None,
    *,
    start_date: date | None = date(2022, 3, 7),
    start_precision: Precision = Precision.DAY,
    end_date: date | None = None,
    published_date: date | None = None,
    published_precision: Precision = Precision.DAY,
    kind: InspectionKind = InspectionKind.STANDARD,
    framework: str | None = None,
    topic: str = "",
    reference: str | None = None,
    report_address: str = "",
    note: str = "",
    grades: dict[Area, Grade] | None = None,
    sources: Sequence[Source] = (),
    state: ReviewState = ReviewState.PUBLISHED,
) -> Inspection:
    """Return a new inspection, with a judgement for each of `grades`.

    The framework version follows the start; each of `sources` is cited for inspection and judgements.
    """
    subject = of or council()
    when = start_date.isoformat() if start_date else f"undated-{next(_numbers)}"
    made = Inspection.objects.create(
        reference=reference or f"{subject.slug}-{when}-{kind}",
        council=subject,
        kind=kind,
        framework=framework or framework_version_for(start_date or date(2022, 3, 7)).slug,
        topic=topic,
        start_date=start_date,
        start_precision=start_precision,
        end_date=end_date,
        published_date=published_date,
        published_precision=published_precision,
        report_address=report_address,
        note=note,
        state=state,
    )
    for area, grade in (grades or {}).items():
        given = judgement(made, area=area, grade=grade, state=state)
        for cited in sources:
            citation(given, of=cited)
    for cited in sources:
        citation(made, of=cited)
    return made


def judgement(
    of: Inspection | None = None,
    *,
    area: Area = Area.OVERALL,
    grade: Grade | None = Grade.GOOD,
    absence: Absence | None = None,
    state: ReviewState = ReviewState.PUBLISHED,
) -> Judgement:
    """Return a new judgement; with an `absence` it has no grade."""
    return Judgement.objects.create(
        inspection=of or inspection(),
        area=area,
        grade="" if absence or grade is None else grade,
        absence=absence or "",
        state=state,
    )


def theme(
    name: str = "Supervision",
    *,
    slug: str | None = None,
    group: str = "Workforce",
    definition: str = "Invented for tests.",
    position: int = 0,
) -> Theme:
    """Return the theme with this name, made if there is none yet."""
    made, _ = Theme.objects.get_or_create(
        slug=slug or slugify(name).replace("-", "_"),
        defaults={"name": name, "group": group, "definition": definition, "position": position},
    )
    return made


def finding(
    of: Inspection | None = None,
    *,
    kind: FindingKind = FindingKind.CONCERN,
    area: Area | None = Area.HELP_PROTECTION,
    summary: str = "Managers do not check the work of new staff often enough.",
    themes: Sequence[Theme] | None = None,
    repeats: Inspection | None = None,
    reference: str | None = None,
    sources: Sequence[Source] = (),
    state: ReviewState = ReviewState.PUBLISHED,
) -> Finding:
    """Return a new finding with its themes, the first the most central; cited to each of `sources`."""
    subject = of or inspection()
    made = Finding.objects.create(
        reference=reference or f"{subject.reference}-finding-{next(_numbers)}",
        inspection=subject,
        kind=kind,
        area=area or "",
        summary=summary,
        repeats=repeats,
        state=state,
    )
    for position, one in enumerate([theme()] if themes is None else themes, start=1):
        FindingTheme.objects.create(finding=made, theme=one, position=position)
    for cited in sources:
        citation(made, of=cited)
    return made


def citation(
    supports: Inspection | Judgement | Finding,
    *,
    of: Source | None = None,
    page: int | None = None,
    paragraph: str = "",
    item: str = "",
    quote: str = "",
    stated: str = "",
    previous_grade: Grade | None = None,
    agrees: bool = True,
) -> Citation:
    """Return a new citation of a source for one inspection, judgement or finding."""
    return Citation.objects.create(
        source=of or source(),
        inspection=supports if isinstance(supports, Inspection) else None,
        judgement=supports if isinstance(supports, Judgement) else None,
        finding=supports if isinstance(supports, Finding) else None,
        page=page,
        paragraph=paragraph,
        item=item,
        quote=quote,
        stated=stated,
        previous_grade=previous_grade or "",
        agrees=agrees,
    )


def response(
    to: Inspection | None = None,
    *,
    of: Source | None = None,
    council: Council | None = None,
    role: str = "Director of children's services",
    name: str = "",
    stance: Stance = Stance.ACCEPTS,
    summary: str = "The council takes the result seriously and has a plan.",
    paragraph: str = "",
    quote: str = "",
    reference: str | None = None,
    state: ReviewState = ReviewState.PUBLISHED,
) -> Response:
    """Return a council's new published response to an inspection."""
    subject = to or inspection()
    return Response.objects.create(
        reference=reference or f"{subject.reference}-response-{next(_numbers)}",
        council=council or subject.council,
        inspection=subject,
        source=of or source(),
        role=role,
        name=name,
        stance=stance,
        summary=summary,
        paragraph=paragraph,
        quote=quote,
        state=state,
    )


def figure(
    of: Council | None = None,
    *,
    national: bool = False,
    measure: Measure = Measure.TURNOVER_RATE,
    period: str = "2025",
    value: Decimal | int | str | None = Decimal("12.30"),
    value_date: date | None = None,
    missing: MissingValue | None = None,
    note: str = "",
    cited: Source | None = None,
    paragraph: str = "",
    quote: str = "",
    reference: str | None = None,
    state: ReviewState = ReviewState.PUBLISHED,
) -> Figure:
    """Return a new figure of a council, or of England if `national`.

    `missing` or `value_date` stand in place of `value`.
    """
    subject = None if national else of or council()
    return Figure.objects.create(
        reference=reference or f"figure-{next(_numbers)}",
        council=subject,
        source=cited or source(kind=SourceKind.STATISTICS),
        measure=measure,
        period=period,
        value=None if missing or value_date or value is None else Decimal(value),
        value_date=value_date,
        missing=missing or "",
        note=note,
        paragraph=paragraph,
        quote=quote,
        state=state,
    )


def _code(number: int) -> str:
    """Return a three-character code that no other council of the test has; real ones have only digits."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return f"{letters[number // 100 % 26]}{number % 100:02d}"
