"""Reports as a whole: what they are, of whom, when, and their passages."""

from __future__ import annotations

from datetime import date

import pytest

from inspections.extraction.reports import ExtractedReport, read_report
from inspections.vocabulary import Area, FindingKind, Framework, Grade, InspectionKind
from tests.extraction import samples
from tests.extraction.typewriter import Typewriter


def read(data: bytes) -> ExtractedReport:
    """Return what a PDF says that must be a report."""
    report = read_report(data)
    assert report is not None
    return report


def slugs(report: ExtractedReport) -> set[str]:
    """Return the names of the problems met."""
    return {problem.slug for problem in report.problems}


def test_a_report_says_what_it_is_and_when_inspectors_were_there() -> None:
    report = read(samples.ilacs())
    assert (report.framework, report.kind) == (Framework.ILACS, InspectionKind.STANDARD)
    assert report.council is not None
    assert report.council.value == "Westshire"
    assert report.period is not None
    assert (report.period.value.start, report.period.value.end) == (date(2024, 10, 14), date(2024, 10, 25))
    assert (report.period.page, report.period.words) == (1, "14 to 25 October 2024")
    assert report.version is not None
    assert report.version.slug == "ilacs_2023"
    assert report.published is None


@pytest.mark.parametrize(
    ("dates", "kind"),
    [
        ("14 to 18 October 2024", InspectionKind.SHORT),
        ("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019", InspectionKind.SHORT),
        ("14 to 25 October 2024", InspectionKind.STANDARD),
        ("27 May to 7 June 2024", InspectionKind.STANDARD),
    ],
)
def test_short_or_standard_follows_from_the_days_on_site(dates: str, kind: InspectionKind) -> None:
    assert read(samples.ilacs(dates=dates)).kind is kind


def test_days_that_fit_neither_kind_leave_the_kind_open_and_say_so() -> None:
    report = read(samples.ilacs(dates="7 October to 22 November 2024"))
    assert report.kind is None
    assert "kind_not_known" in slugs(report)


@pytest.mark.parametrize("dates", ["14 to 32 October 2024", "14 October 2024 tö 25 October 2024"])
def test_dates_that_make_no_period_are_not_found_rather_than_guessed(dates: str) -> None:
    report = read(samples.ilacs(dates=dates))
    assert report.period is None
    problem = next(problem for problem in report.problems if problem.slug == "dates_unreadable")
    assert problem.page == 1
    assert dates in problem.words


def test_the_dates_of_a_running_header_are_not_read() -> None:
    report = read(samples.ilacs(header="Inspection of Westshire, 7 to 18 March 2021"))
    assert report.period is not None
    assert report.period.value.start == date(2024, 10, 14)


def test_every_numbered_paragraph_is_a_passage_with_page_number_and_area() -> None:
    passages = [passage for passage in read(samples.ilacs()).passages if passage.number]
    assert [(passage.number, passage.page, passage.area) for passage in passages] == [
        (1, 2, Area.HELP_PROTECTION),
        (2, 2, Area.HELP_PROTECTION),
        (3, 2, Area.IN_CARE),
        (4, 3, Area.IN_CARE),
        (5, 3, Area.CARE_LEAVERS),
        (6, 3, Area.LEADERSHIP),
    ]
    assert passages[1].text.startswith("Assessments are too long")
    assert passages[1].text.endswith("before anyone comes.")


def test_what_needs_to_improve_is_counted_as_items_and_takes_its_area_from_its_words() -> None:
    items = [passage for passage in read(samples.ilacs()).passages if passage.asked]
    assert [(item.item, item.asked, item.area) for item in items] == [
        (1, FindingKind.AREA_FOR_IMPROVEMENT, Area.LEADERSHIP),
        (2, FindingKind.AREA_FOR_IMPROVEMENT, Area.IN_CARE),
    ]
    assert all(item.area_by_words for item in items)


def test_before_2023_an_item_on_care_leavers_belongs_to_the_joint_judgement() -> None:
    page = Typewriter().page()
    page.line("Inspection of Westshire local authority children’s services", size=20.0)
    page.line("Inspection dates: 4 to 15 March 2019", bold=True)
    page.row(*samples.LEADERS, grade="Good").row(*samples.JOINT_CARE, grade="Good")
    page.heading("What needs to improve").item("Pathway plans, so that care leavers know what comes next.")
    item = read(page.pdf()).passages[0]
    assert item.area is Area.IN_CARE_AND_CARE_LEAVERS


def test_the_exact_characters_of_a_passage_are_on_its_pages() -> None:
    from inspections.extraction.documents import open_document

    document = open_document(samples.ilacs())
    for passage in read(samples.ilacs()).passages:
        printed = " ".join(
            document.pages[span.page - 1].text[span.start : span.end] for span in passage.spans
        )
        assert " ".join(printed.split()).endswith(passage.text)


def test_a_paragraph_across_two_pages_is_one_passage_without_header_or_footnote() -> None:
    words = "Workers know the children and the children know them. " * 40
    page = Typewriter("Inspection of Westshire local authority children’s services").page()
    page.line("Inspection of Westshire local authority children’s services", size=20.0)
    page.line("Inspection dates: 14 to 25 October 2024", bold=True)
    page.page().heading("The experiences and progress of children in care: good")
    page.footnote(1, "Figures of the council, not checked.")
    page.paragraph(words, 1).paragraph(words, 2).paragraph("The last word.", 3)
    passages = read(page.pdf()).passages
    assert [passage.number for passage in passages] == [1, 2, 3]
    assert passages[1].text == words.strip()
    assert {span.page for span in passages[1].spans} == {2, 3}


def test_numbers_inside_a_paragraph_start_no_paragraph() -> None:
    page = Typewriter().page()
    page.line("Inspection of Westshire local authority children’s services", size=20.0)
    page.line("Inspection dates: 14 to 25 October 2024", bold=True)
    page.heading("The experiences and progress of children in care: good")
    page.line("1. The figure rose from a lower one in the year before and is now", gap=26.5)
    page.line("2. That is a small rise, it is said, over the years 2013 to 2014 and", 99.3)
    page.line("15. Most children are not counted in it.", 99.3)
    page.paragraph("70% of children see a dentist.", 2)
    passages = read(page.pdf()).passages
    assert [passage.number for passage in passages] == [1, 2]
    assert passages[1].text == "70% of children see a dentist."


def test_a_missing_number_is_a_problem_with_its_page_and_words() -> None:
    page = Typewriter().page()
    page.line("Inspection of Westshire local authority children’s services", size=20.0)
    page.line("Inspection dates: 14 to 25 October 2024", bold=True)
    page.heading("The experiences and progress of children in care: good")
    page.paragraph("The first of them.", 1).paragraph("The third of them.", 3)
    report = read(page.pdf())
    assert [passage.number for passage in report.passages] == [1, 3]
    gap = next(problem for problem in report.problems if problem.slug == "numbering_gap")
    assert (gap.page, gap.message) == (1, "Paragraph 2 was due and 3 came.")
    assert "The third" in gap.words


def test_a_list_inside_a_paragraph_stays_in_it() -> None:
    page = Typewriter().page()
    page.line("Inspection of Westshire local authority children’s services", size=20.0)
    page.line("Inspection dates: 14 to 25 October 2024", bold=True)
    page.heading("The experiences and progress of children in care: good")
    page.paragraph("Three things have changed:", 1)
    page.line("• homes are nearer", 110.0).line("• plans are clearer.", 110.0)
    page.paragraph("Nothing else has.", 2)
    passages = read(page.pdf()).passages
    assert [passage.text for passage in passages] == [
        "Three things have changed: homes are nearer plans are clearer.",
        "Nothing else has.",
    ]


def test_the_previous_inspection_is_stated_with_its_precision_grade_and_words() -> None:
    (previous,) = read(samples.ilacs()).previous
    assert (previous.when.printed, previous.grade, previous.page) == ("March 2020", Grade.GOOD, 1)
    assert "judged to be good" in previous.words


def test_a_single_inspection_has_its_sub_judgements_recommendations_and_publication() -> None:
    report = read(samples.sif())
    assert (report.framework, report.kind) == (Framework.SIF, InspectionKind.STANDARD)
    assert report.published is not None
    assert report.published.value.day == date(2015, 5, 12)
    assert [(one.number, one.item, one.area, one.asked) for one in report.passages] == [
        (1, 1, Area.HELP_PROTECTION, FindingKind.RECOMMENDATION),
        (2, 2, Area.ADOPTION, FindingKind.RECOMMENDATION),
        (3, None, Area.HELP_PROTECTION, None),
        (4, None, Area.ADOPTION, None),
        (5, 1, Area.LSCB, FindingKind.RECOMMENDATION),
    ]


def test_a_re_inspection_says_so_in_its_title() -> None:
    title = ("Re-inspection of services for children in need of help and", "protection")
    assert read(samples.sif(title=title, board=None)).kind is InspectionKind.REINSPECTION


def test_a_name_that_ends_in_re_makes_no_re_inspection() -> None:
    assert read(samples.sif()).kind is InspectionKind.STANDARD


def test_an_inspection_before_the_single_framework_is_read_on_its_own_scale() -> None:
    report = read(samples.before_2013())
    assert (report.framework, report.kind) == (Framework.PRE_SIF, InspectionKind.OTHER)
    overall = report.judgement(Area.OVERALL)
    assert overall is not None
    assert overall.grade is Grade.ADEQUATE
    assert report.period is not None
    assert report.period.value.start == date(2012, 9, 3)
    asked = [passage.text for passage in report.passages if passage.asked]
    assert asked == [
        "make sure that all enquiries are led by qualified social workers",
        "improve the quality of chronologies.",
    ]


def test_a_council_of_no_list_is_named_as_printed_and_not_matched() -> None:
    report = read(samples.ilacs())
    assert report.dfe_code is None
    problem = next(problem for problem in report.problems if problem.slug == "council_not_matched")
    assert (problem.page, problem.words) == (1, "Westshire")


def test_a_pdf_about_something_else_is_no_report() -> None:
    page = Typewriter().page().heading("Minutes of the allotment committee")
    page.paragraph(
        "The committee met and spoke about the hedges, which had grown since the spring of last year."
    )
    assert read_report(page.pdf()) is None


def test_paragraphs_under_a_list_of_contents_are_kept_and_its_lines_are_not() -> None:
    page = Typewriter().page()
    page.line("Inspection of Westshire local authority children’s services", size=20.0)
    page.line("Inspection dates: 14 to 25 October 2024", bold=True)
    page.page().heading("Contents").line("What needs to improve 2").line("Children in care 3").line(
        "Leaders 4"
    )
    page.heading("The experiences and progress of children in care: good")
    page.paragraph("It is warm in the homes.", 1)
    passages = read(page.pdf()).passages
    assert [(passage.number, passage.area) for passage in passages] == [(1, Area.IN_CARE)]


@pytest.mark.parametrize(
    "title",
    [
        "Inspection of children’s services: Westshire",
        "How children fare in Westshire",
        "Inspection of children’s services in Westshire",
    ],
)
def test_a_report_with_a_title_never_seen_is_known_by_its_table(title: str) -> None:
    page = Typewriter().page().line(title, size=26.0)
    page.line("Inspection dates: 4 to 15 May 2026", bold=True)
    page.row("Judgement", grade="Grade", bold=True).row(*samples.LEADERS, grade="Good")
    page.row(*samples.HELP, grade="Good").row(*samples.CARE, grade="Good").row(*samples.LEAVERS, grade="Good")
    page.paragraph("A focused visit and a joint targeted area inspection came before this inspection.")
    page.heading("What needs to improve?").item("The advice that care leavers get.")
    report = read(page.pdf())
    assert (report.framework, report.kind) == (Framework.ILACS, InspectionKind.STANDARD)
    assert not report.is_letter
    assert len(report.judgements) == 4
    assert report.council is not None
    assert report.council.value.endswith("Westshire")


def test_sections_with_grades_make_a_document_an_inspection_whatever_its_title_speaks_of() -> None:
    page = Typewriter().page().line("Monitoring visit to Westshire and what came of it", size=26.0)
    page.line("Inspection dates: 14 to 25 October 2024", bold=True)
    page.heading("The experiences and progress of children in care: good").paragraph("All is well.", 1)
    page.heading("The impact of leaders on social work practice with children and", "families: good")
    page.paragraph("Leaders know.", 2)
    report = read(page.pdf())
    assert (report.framework, report.kind) == (Framework.ILACS, InspectionKind.STANDARD)


def test_minutes_that_mention_a_visit_are_no_letter() -> None:
    page = Typewriter().page().heading("Minutes of the children’s committee")
    page.paragraph(
        "Members heard that a focused visit is expected and that a monitoring visit may follow in spring."
    )
    assert read_report(page.pdf()) is None
