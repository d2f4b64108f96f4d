"""What an article tells beside inspections: councils' responses, and figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.text import slugify

from inspections.extraction.articles import ExtractedArticle, ReadFigure, ReadResponse
from inspections.importing.documents.evidence import Evidence
from inspections.importing.documents.statements import QUOTE_LENGTH
from inspections.models import Council, Figure, Inspection, Response
from inspections.models.records import QUOTE_WORDS
from inspections.vocabulary import Measure, Unit


def propose_responses(
    article: ExtractedArticle, inspections: Mapping[str, Inspection], evidence: Evidence
) -> None:
    """Return nothing; each response that the source does not have yet is proposed.

    The summary only names the stance, in our words: an editor says in a sentence what was answered.
    """
    for response in article.responses:
        inspection = inspections.get(response.inspection)
        if inspection is None:
            evidence.tally.problems.append(
                f"A response (paragraph {response.paragraph}) answers an inspection that was not matched. "
                "Add it by hand."
            )
            continue
        if any(
            _same_person(one, response) for one in evidence.source.responses.filter(inspection=inspection)
        ):
            evidence.tally.confirmed += 1
            continue
        made = Response(
            reference=_reference(evidence, "r", response, Response),
            council=inspection.council,
            inspection=inspection,
            source=evidence.source,
            role=response.role[:120],
            name=response.name[:80],
            stance=response.stance,
            summary=f"{response.stance.label}.",
            paragraph=str(response.paragraph),
            quote=opening_words(response.words),
        )
        evidence.save(made)
        evidence.tally.propose(f"response of {made}")


def propose_figures(article: ExtractedArticle, evidence: Evidence) -> None:
    """Return nothing; each figure about one council that the source does not have yet is proposed."""
    for figure in article.figures:
        council = Council.objects.filter(dfe_code=figure.council or "").first()
        if council is None or figure.measure not in Measure.slugs():
            evidence.tally.problems.append(
                f"A figure (paragraph {figure.paragraph}: {figure.value} {figure.unit}) is of no council or "
                "measure of the record. Add it by hand if it matters."
            )
            continue
        measure = Measure(figure.measure)
        value, day = _value(measure, figure.value)
        if value is None and day is None:
            evidence.tally.problems.append(
                f"The figure {figure.value!r} (paragraph {figure.paragraph}) is no {measure.unit.label}. Add "
                "it by hand."
            )
            continue
        standing = evidence.source.figures.filter(council=council, measure=measure, value_date=day)
        if standing.filter(value=value).exists() if value is not None else standing.exists():
            evidence.tally.confirmed += 1
            continue
        made = Figure(
            reference=_reference(evidence, "f", figure, Figure),
            council=council,
            source=evidence.source,
            measure=measure,
            period=figure.period[:40],
            value=value,
            value_date=day,
            paragraph=str(figure.paragraph),
            quote=opening_words(figure.words),
        )
        evidence.save(made)
        evidence.tally.propose(f"figure of {council}: {made}")


def _same_person(standing: Response, told: ReadResponse) -> bool:
    """Return whether a response of the record is this one: by name, or by place where a name is missing."""
    if standing.name and told.name:
        return standing.name.casefold() == told.name.casefold()
    return standing.paragraph == str(told.paragraph) or standing.role.casefold() == told.role.casefold()


def opening_words(words: str) -> str:
    """Return the first words, as many as a quote may have."""
    quote = " ".join(words.split()[:QUOTE_WORDS])
    return quote if len(quote) <= QUOTE_LENGTH else ""


def _value(measure: Measure, printed: str) -> tuple[Decimal | None, date | None]:
    """Return the value as a number, or as a day where the measure is one; neither if it is no such thing."""
    try:
        if measure.unit is Unit.DATE:
            return None, date.fromisoformat(printed)
        number = Decimal(printed)
    except (ValueError, InvalidOperation):
        return None, None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 12:
        return None, None
    return round(number, 2), None


def _reference(
    evidence: Evidence, letter: str, told: ReadResponse | ReadFigure, model: type[Response] | type[Figure]
) -> str:
    """Return the article's reference and the paragraph, numbered where the paragraph tells several."""
    stem = slugify(f"{evidence.source.reference[:90]}-{letter}{told.paragraph}")
    taken = set(model._default_manager.filter(reference__startswith=stem).values_list("reference", flat=True))
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
