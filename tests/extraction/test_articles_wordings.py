"""Every wording in which reporters state a grade, and those that use the words and state none."""

from __future__ import annotations

import pytest

from tests.extraction.invented import read

GRADES = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "requires_improvement",
    "inadequate": "inadequate",
}
AREAS = {
    "leadership": "leadership",
    "the impact of leaders": "leadership",
    "services for children who need help and protection": "help_protection",
    "help and protection": "help_protection",
    "children in care": "in_care",
    "services for care leavers": "care_leavers",
}

STATED = (
    "Norshire council’s children’s services have been rated ‘{g}’ by Ofsted.",
    "Ofsted has rated Norshire {g} for its children’s services.",
    "Norshire has received a rating of {g} from Ofsted.",
    "Norshire has received {article} {g} rating from Ofsted.",
    "Ofsted’s report rates children’s services at Norshire as {g}.",
    "Inspectors have judged Norshire’s children’s services to be {g}.",
    "The council’s overall effectiveness was judged to be {g}.",
    "Overall, Norshire’s services for children were graded “{g}”.",
    "Norshire has been told that its children’s services are {g}.",
    "Ofsted concluded that children’s services in Norshire are ‘{g}’.",
    "The inspectorate gave Norshire {article} overall judgement of {g}.",
    "Norshire earned {article} ‘{g}’ grade.",
    "Norshire was handed {article} ‘{g}’ judgment.",
    "Norshire secured {article} overall rating of '{g}'.",
    "A rating of {g} has been given to Norshire’s children’s services by Ofsted.",
    "Norshire County Council has been graded {g} overall.",
    "Norshire County Council’s children’s services: {g}",
    "Ofsted declared Norshire’s children’s services {g}.",
    "Ofsted has branded Norshire’s children’s services “{g}”.",
    "Ofsted deems Norshire’s children’s services {g}.",
    "Children’s services in Norshire are ‘{g}’, Ofsted has ruled.",
    "Children’s services in Norshire were found to be {g}.",
    "Norshire’s children’s services have been classed as {g}.",
    "The watchdog has given Norshire {article} {g} rating.",
    "Norshire has again been rated {g}.",
    "Norshire’s latest inspection saw it rated {g}.",
    "The report, which rates Norshire as {g}, was published on Monday.",
    "It means Norshire is now rated {g}.",
    "Norshire is {g}, say inspectors, who visited in May.",
    "Norshire achieved an overall ‘{g}’.",
    "Inspectors awarded Norshire the grade of {g}.",
    "Norshire’s children’s services have been assessed as {g} by Ofsted.",
    "Ofsted has today announced that Norshire has been judged ‘{g}’.",
    "‘{G}’ is the verdict of Ofsted on Norshire’s children’s services.",
    "In its report, Ofsted describes Norshire’s children’s services as ‘{g}’ overall.",
    "Norshire received {article} ‘{g}’ rating overall and in each of the individual judgements.",
    "The overall grade for Norshire was ‘{g}’.",
    "The overall judgement is that children’s services in Norshire are {g}.",
    "Ofsted has rated the authority’s services for vulnerable children {g}.",
    "Children’s social care in Norshire has been rated {g}.",
    "Norshire’s children’s social care services have been judged {g} by inspectors.",
    "The local authority’s overall effectiveness is {g}.",
    "Norshire County Council was rated {g} in the inspection, which covered help and protection, children "
    "in care and care leavers.",
    "Norshire, which was inspected in May, has been rated {g}.",
    "Norshire scored {article} {g}.",
    "Ofsted inspectors have given a “{g}” rating to Norshire County Council’s children’s services "
    "department.",
    "“The overall effectiveness of children’s services in Norshire is {g},” inspectors said.",
    "The rating for Norshire’s children’s services is {g}.",
    "Norshire’s rating is {g}.",
    "The services were given {article} {g} rating.",
)
"""Sentences that state the overall grade {g}."""

CHANGED = (
    "Norshire has been {ud} from {p} to {g}.",
    "Norshire’s children’s services have gone from {p} to {g}.",
    "Norshire has moved from ‘{p}’ to ‘{g}’.",
    "Norshire’s rating has changed from {p} to {g}.",
    "Norshire has been rated {g}, having previously been {p}.",
    "Norshire is rated {g}, compared with {p} at its last inspection.",
    "Norshire was rated {g}, a change from its previous rating of {p}.",
    "Norshire, previously rated {p}, is now {g}.",
    "Norshire has been rated {g} by Ofsted. The council was previously {p}.",
    "The council, which had been rated {p}, has been judged {g}.",
    "Norshire has lost its {p} rating and is now rated {g}.",
    "Norshire has swapped its ‘{p}’ rating for ‘{g}’.",
    "The ‘{g}’ rating replaces the ‘{p}’ given to Norshire at its last inspection.",
    "Norshire has been judged {g}, down from {p}.",
    "Norshire’s ‘{p}’ rating has become ‘{g}’.",
    "Norshire’s new rating is {g}. Last time it was {p}.",
    "Ofsted’s judgement is a change for Norshire from {p} to {g}.",
    "Norshire has been rated {g} after two years at {p}.",
    "Once rated {p}, Norshire is now {g}.",
    "The move to ‘{g}’ from ‘{p}’ was announced on Monday.",
    "Norshire has shed its {p} label and is now {g}.",
    "Ofsted had rated Norshire {p} in its previous inspection but inspectors have now judged it {g}.",
)
"""Sentences that state the grade {g} and the grade {p} before it."""

OF_AN_AREA = (
    "{A} was rated ‘{g}’.",
    "{A} were rated {g}.",
    "Ofsted rated {a} {g}.",
    "Inspectors judged {a} to be {g}.",
    "The council was rated {g} for {a}.",
    "{A} was graded {g} by inspectors.",
    "The council received a ‘{g}’ grade for {a}.",
    "It was given a rating of {g} for {a}.",
    "Ofsted said {a} was ‘{g}’.",
    "The judgement for {a} was {g}.",
    "{A} remained {g}.",
    "{A} fell from outstanding to {g}.",
    "{A} improved to {g}.",
    "Inspectors graded {a} as {g}.",
    "In the area of {a}, the council was rated {g}.",
    "{A}: {g}",
    "For {a}, the council was judged {g}.",
    "The rating for {a} is {g}.",
    "The council’s work with {a} was judged {g}.",
    "Only {a} was rated {g}.",
    "On {a}, Ofsted’s judgement was {g}.",
    "{A} were found to be {g}.",
    "{A} has been downgraded to {g}.",
)
"""Sentences that state the grade {g} of the judgement area {a}."""

NOT_STATED = (
    "Inspectors said supervision in Norshire was inadequate.",
    "Ofsted said the council’s response to neglect was inadequate.",
    "Record-keeping at Norshire council was “inadequate”.",
    "Norshire council’s management oversight was judged to be inadequate.",
    "The support offered to families was good, said inspectors.",
    "Norshire has good leaders and outstanding staff.",
    "Inspectors found outstanding practice in the council’s early help teams.",
    "Inspectors saw good and outstanding work across the county.",
    "Planning for children requires improvement, said inspectors.",
    "The quality of assessments requires improvement.",
    "Ofsted found that inadequate resources had led to delay.",
    "The council hopes to be rated good next time.",
    "Norshire is aiming for an outstanding rating.",
    "The council could be rated inadequate if it does not act.",
    "Inspectors said Norshire was on the road to a good rating.",
    "“We want to be a good council,” said the director, Ian Hale.",
    "“This is an inadequate response,” said opposition leader Jan Ives.",
    "Two of the council’s children’s homes are rated good by Ofsted.",
    "Some 90% of schools in Norshire are rated good or outstanding.",
    "The council’s fostering service was rated outstanding last year.",
    "The council’s adoption agency was rated good in May.",
    "Norshire’s adult social care was rated good by the CQC.",
    "Norshire’s SEND services were judged inadequate by Ofsted and the CQC.",
    "The council’s youth justice service was rated inadequate by HM Inspectorate of Probation.",
    "Nearly half of councils in England are rated good.",
    "More than a dozen councils have been rated inadequate since 2019.",
    "Councils rated outstanding are inspected less often.",
    "Ofsted rates councils on a scale from outstanding to inadequate.",
    "The possible grades are outstanding, good, requires improvement and inadequate.",
    "Good relationships with partners were noted by inspectors.",
    "The council has taken adequate steps to protect children.",
    "Ofsted said there was adequate provision for care leavers.",
    "An outstanding feature was the work of the virtual school.",
    "Inspectors praised the good rating that families gave the service.",
    "The front door was not good enough, Ofsted found.",
    "The director said services had been good for a long time.",
    "Norshire avoided an inadequate rating.",
    "Norshire narrowly missed out on an outstanding rating.",
    "The council had not been rated good, despite reports.",
    "Norshire Police was rated inadequate at protecting vulnerable children.",
    "A nursery in Norshire was rated inadequate.",
    "A report to councillors said the budget position was good.",
    "Its audit of cases rated 40% of them inadequate.",
    "The council’s own audits graded most work as good, but inspectors disagreed.",
    "Auditors in the council judged too many cases to be good.",
    "The council’s self-evaluation rated its services good.",
    "Social workers rated their managers as good.",
    "Foster carers rated the council’s support as outstanding.",
)
"""Sentences with the words of grades that grade no council."""


def grades(*sentences: str) -> dict[str, tuple[str | None, str | None]]:
    """Return grade and grade before of each area that an article with these sentences tells as news."""
    lines = ["Ofsted report on children’s services in Norshire", "3 July 2024", *sentences]
    reading = read("\n".join(lines))
    return {
        str(judgement.area): (
            str(judgement.grade) if judgement.grade else None,
            str(judgement.previous_grade) if judgement.previous_grade else None,
        )
        for inspection in reading.inspections
        if inspection.role == "subject"
        for judgement in inspection.judgements
    }


def filled(template: str, **words: str) -> str:
    """Return the sentence with "a" or "an" as its grade needs it and a capital at its beginning."""
    grade = words["g"]
    sentence = template.format(
        article="an" if grade[0] in "oi" else "a",
        G=grade.capitalize(),
        A=words.get("a", "").capitalize(),
        **words,
    )
    return sentence[:1].upper() + sentence[1:]


@pytest.mark.parametrize("template", STATED)
@pytest.mark.parametrize("grade", GRADES)
def test_a_stated_grade_is_read_however_it_is_worded(template: str, grade: str) -> None:
    read_grades = grades(
        filled(template, g=grade), "Ofsted inspected Norshire’s children’s services in May 2024."
    )
    assert read_grades["overall"][0] == GRADES[grade]


@pytest.mark.parametrize("template", CHANGED)
@pytest.mark.parametrize(("grade", "before"), [("requires improvement", "good"), ("inadequate", "good")])
def test_a_change_keeps_both_grades_however_it_is_worded(template: str, grade: str, before: str) -> None:
    sentence = filled(template, g=grade, p=before, ud="downgraded")
    read_grades = grades(sentence, "Ofsted inspected Norshire’s children’s services in May 2024.")
    assert read_grades["overall"] == (GRADES[grade], GRADES[before])


@pytest.mark.parametrize("template", OF_AN_AREA)
@pytest.mark.parametrize("area", AREAS)
def test_the_grade_of_an_area_is_not_that_of_the_whole(template: str, area: str) -> None:
    read_grades = grades(
        "Ofsted has rated Norshire council’s children’s services outstanding after an inspection in May "
        "2024.",
        filled(template, g="inadequate", a=area),
    )
    assert {name: grade for name, (grade, _) in read_grades.items()} == {
        "overall": "outstanding",
        AREAS[area]: "inadequate",
    }


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_the_words_of_grades_used_otherwise_state_none(sentence: str) -> None:
    rated = "Ofsted has rated Norshire council’s children’s services requires improvement in May 2024."
    visited = "Ofsted carried out a focused visit to Norshire council’s children’s services in May 2024."
    assert grades(rated, sentence) == {"overall": ("requires_improvement", None)}
    assert grades(visited, sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "Norshire was judged good for care leavers but all the others, including leadership, were judged "
            "to require improvement.",
            {"care_leavers": "good", "leadership": "requires_improvement"}
            | {"help_protection": "requires_improvement", "in_care": "requires_improvement"},
        ),
        (
            "Norshire was rated inadequate overall, and separately for the protection of children.",
            {"overall": "inadequate", "help_protection": "inadequate"},
        ),
        (
            "Norshire was judged inadequate for overall effectiveness, for leadership, management and "
            "governance and for help and protection.",
            {"overall": "inadequate", "leadership": "inadequate", "help_protection": "inadequate"},
        ),
        (
            "In Norshire they rated help and protection inadequate, along with the impact of leaders.",
            {"help_protection": "inadequate", "leadership": "inadequate"},
        ),
        (
            "In Norshire leaders were judged outstanding, as was work with children in care, but help and "
            "protection was only good.",
            {"leadership": "outstanding", "in_care": "outstanding", "help_protection": "good"},
        ),
        (
            "Norshire was given the top rating for the way it looks after children in care.",
            {"in_care": "outstanding"},
        ),
        (
            "Services in Norshire are good, with outstanding leadership, according to a new report.",
            {"overall": "good", "leadership": "outstanding"},
        ),
        (
            "Norshire came away with the lowest possible verdict in May.",
            {"overall": "inadequate"},
        ),
        (
            "Work with children needing help and protection requires improvement in Norshire.",
            {"help_protection": "requires_improvement"},
        ),
    ],
)
def test_areas_named_together_share_the_grade(sentence: str, grades: dict[str, str]) -> None:
    reading = read(
        f"Ofsted visits Norshire's children's services\n3 July 2023\n{sentence}\nInspectors came in May."
    )
    subject = next(inspection for inspection in reading.inspections if inspection.role == "subject")
    assert {str(one.area): str(one.grade) for one in subject.judgements} == grades


@pytest.mark.parametrize(
    "sentence",
    [
        "Norshire's children's services have been rated good, having shaken off their inadequate rating.",
        "Norshire's children's services are now rated good, up from inadequate.",
        "Overall effectiveness in Norshire: good (previously inadequate)",
    ],
)
def test_the_grade_that_was_left_behind_is_the_one_before(sentence: str) -> None:
    reading = read(
        f"Ofsted visits Norshire's children's services\n3 July 2023\n{sentence}\nInspectors came in May."
    )
    found = {(str(j.grade), str(j.previous_grade)) for i in reading.inspections for j in i.judgements}
    assert ("good", "inadequate") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "It is the same rating the council received when it was last inspected in 2019.",
        "The grade is unchanged since 2019.",
        "The council has been rated good since 2019.",
        "The council has held that grade since 2019.",
    ],
)
def test_a_grade_that_is_the_same_as_before_dates_the_inspection_before(sentence: str) -> None:
    reading = read(f"""Norshire's children's services
3 July 2023
Norshire's children's services have been rated good by Ofsted.
{sentence}
Inspectors came in May.""")
    earlier = [i for i in reading.inspections if i.role == "background"]
    assert [(i.start.day.year if i.start else None, len(i.judgements)) for i in earlier] == [(2019, 1)]


@pytest.mark.parametrize(
    ("sentence", "year", "before"),
    [
        (
            "Its services, which were inadequate when inspectors visited in 2018, are good.",
            2018,
            "inadequate",
        ),
        (
            "It was its first inspection since 2017, when it required improvement.",
            2017,
            "requires_improvement",
        ),
        ("The previous rating, issued in 2017, was inadequate.", 2017, "inadequate"),
        (
            "The last full inspection, five years ago, resulted in an inadequate judgement.",
            2018,
            "inadequate",
        ),
        ("It is a step up: back in 2019 inspectors found services inadequate.", 2019, "inadequate"),
        ("It still is good, four years after it was first given that rating.", 2019, "good"),
    ],
)
def test_an_earlier_grade_belongs_to_its_own_year(sentence: str, year: int, before: str) -> None:
    reading = read(f"""Ofsted visits Norshire's children's services
3 July 2023
Norshire's children's services have been rated good by Ofsted.
{sentence}
Inspectors came in May.""")
    told = [(i.role, i.start.day.year if i.start else 0) for i in reading.inspections]
    grades = [[str(j.grade) for j in i.judgements] for i in reading.inspections]
    assert told == [("subject", 2023), ("background", year)]
    assert grades == [["good"], [before]]
