"""Reports and letters of councils that do not exist, in the layouts that Ofsted has used and uses."""

from __future__ import annotations

from tests.extraction.typewriter import Typewriter

HELP = ("The experiences and progress of", "children who need help and protection")
CARE = ("The experiences and progress of", "children in care")
JOINT_CARE = ("The experiences and progress of", "children in care and care leavers")
LEAVERS = ("The experiences and progress of care", "leavers")
LEADERS = ("The impact of leaders on social work", "practice with children and families")


def ilacs(
    *,
    dates: str = "14 to 25 October 2024",
    leaders: str = "Good",
    help_protection: str = "Requires improvement to be good",
    care: str = "Good",
    leavers: str | None = "Inadequate",
    overall: str | None = "Requires improvement to be good",
    headings: dict[str, str] | None = None,
    header: str = "Inspection of Westshire local authority children’s services",
) -> bytes:
    """Return an ILACS report; `headings` overrides the grades that the sections repeat."""
    repeated = {"leaders": leaders, "help": help_protection, "care": care, "leavers": leavers or ""}
    repeated |= headings or {}
    page = Typewriter(header).page()
    page.line("Inspection of Westshire local authority", size=26.0, gap=GAP_TITLE)
    page.line("children’s services", size=26.0, gap=GAP_TITLE)
    page.line(f"Inspection dates: {dates}", bold=True, gap=GAP_TITLE)
    page.line("Lead inspector: Ada Example, His Majesty’s Inspector", bold=True, gap=GAP_TITLE)
    page.row("Judgement", grade="Grade", bold=True)
    page.row(*LEADERS, grade=leaders)
    page.row(*HELP, grade=help_protection)
    page.row(*(CARE if leavers is not None else JOINT_CARE), grade=care)
    if leavers is not None:
        page.row(*LEAVERS, grade=leavers)
    if overall is not None:
        page.row("Overall effectiveness", grade=overall)
    page.paragraph(
        "Since the last inspection in March 2020, when services were judged to be good, much has changed. "
        "Most children are helped early."
    )
    page.page().heading("What needs to improve?")
    page.item("How often managers look at the work, and what they do about what they see.")
    page.item("Homes near home for children in care, so that brothers and sisters can live together.")
    page.heading(
        "The experiences and progress of children who need help and", f"protection: {repeated['help']}"
    )
    page.paragraph("Calls to the front door are answered at once. Thresholds are well understood.", 1)
    page.paragraph(
        "Assessments are too long in the making. Some children wait for weeks before anyone comes.", 2
    )
    if leavers is not None:
        page.heading(f"The experiences and progress of children in care: {repeated['care']}")
    else:
        page.heading(
            "The experiences and progress of children in care and care", f"leavers: {repeated['care']}"
        )
    page.paragraph("Carers say that they are listened to and that help comes when they ask for it.", 3)
    page.page()
    page.paragraph("Plans for permanence are made early and followed through.", 4)
    if leavers is not None:
        page.heading(f"The experiences and progress of care leavers: {repeated['leavers']}")
        page.paragraph("Too many young people do not know who their adviser is.", 5)
    page.heading(
        "The impact of leaders on social work practice with children and", f"families: {repeated['leaders']}"
    )
    page.paragraph("Leaders know their service well.", 6 if leavers is not None else 5)
    return page.pdf()


GAP_TITLE = 30.0


def sif(
    *,
    title: tuple[str, ...] = (
        "Inspection of services for children in need of help and",
        "protection, children looked after and care leavers",
        "and",
        "Review of the effectiveness of the Local Safeguarding Children",
        "Board",
    ),
    overall: str = "Children’s services in Westshire are good",
    board: str | None = "requires improvement",
) -> bytes:
    """Return a report under the single inspection framework; without `board` no board was reviewed."""
    page = Typewriter().page()
    page.line("Westshire County Council", size=26.0, gap=GAP_TITLE)
    for text in title:
        page.line(text, size=14.0, bold=True, gap=17.0)
    page.line("Inspection date: 3 March – 25 March 2015", size=14.0, gap=GAP_TITLE)
    page.line("Report published: 12 May 2015", size=14.0, gap=GAP_TITLE)
    page.line(overall, size=14.0, bold=True, gap=GAP_TITLE)
    page.row("1. Children who need help and protection", grade="Good", bold=True)
    page.row("2. Children looked after and achieving", "permanence", grade="Requires improvement", bold=True)
    page.row("2.1 Adoption performance", grade="Outstanding")
    page.row("2.2 Experiences and progress of care leavers", grade="Good")
    page.row("3. Leadership, management and governance", grade="Good", bold=True)
    page.page().heading("Contents")
    for place, name in enumerate(("Recommendations", "Inspection findings", "Leadership, management"), 3):
        page.line(f"{name} {place}")
    page.page().heading("The local authority").heading("Previous Ofsted inspections")
    page.item(
        "The last inspection of the council’s child protection was in June 2012. It was judged adequate."
    )
    page.heading("Recommendations")
    page.paragraph("Make sure that every child who goes missing is asked about it within three days.", 1)
    page.paragraph("Recruit more adopters for brothers and sisters.", 2)
    page.page().row(*HELP, grade="Good", bold=True).heading("Summary")
    page.paragraph("Children are safe, on the whole.")
    page.heading("Inspection findings")
    page.paragraph("Referrals are dealt with on the day, and those who refer hear what came of it.", 3)
    page.heading("The graded judgement for adoption performance is that it is", "outstanding")
    page.paragraph("Children are matched quickly and stay with their families.", 4)
    if board is not None:
        page.page().heading("The Local Safeguarding Children Board (LSCB)")
        page.heading(f"The Local Safeguarding Children Board {board}")
        page.heading("Recommendations")
        page.paragraph("Look at the figures for private fostering.", 5)
    return page.pdf()


def focused_visit(*, days: str = "on 15 and 16 November 2022") -> bytes:
    """Return the letter after a focused visit."""
    page = Typewriter("Focused visit to Westshire").page()
    page.line("12 December 2022").line("Bea Sample", gap=GAP_TITLE).line("Director of Children’s Services")
    page.line("Dear Bea", gap=GAP_TITLE)
    page.line("Focused visit to Westshire children’s services", bold=True, gap=GAP_TITLE)
    page.paragraph(
        f"This letter summarises the findings of the focused visit to Westshire children’s services {days}. "
        "His Majesty’s Inspectors for this visit were Ada Example and Cy Model."
    )
    page.heading("Headline findings")
    page.paragraph("Children at the front door are seen quickly. Leaders have made this their first concern.")
    page.heading("What needs to improve in this area of social work practice?")
    page.item("The response to children aged 16 and 17 who are homeless.")
    page.item("The quality of supervision for social workers who are new to the work.")
    page.heading("Area for priority action")
    page.item("The council must act at once so that no child waits for a strategy meeting.")
    page.heading("Main findings")
    page.paragraph("Referrals are screened by people who know what they are doing. Few children wait.")
    page.paragraph("Out of hours the service is thin, and workers are not told what happened by day.")
    page.paragraph("Ofsted will take the findings from this visit into account when it plans the next one.")
    page.line("Yours sincerely", gap=GAP_TITLE).line("Ada Example", gap=GAP_TITLE)
    return page.pdf()


def monitoring_visit() -> bytes:
    """Return the letter after a monitoring visit to an inadequate council."""
    page = Typewriter().page()
    page.line("Dear Bea", gap=GAP_TITLE)
    page.line("Monitoring visit to Westshire children’s services", bold=True, gap=GAP_TITLE)
    page.paragraph(
        "I am writing to summarise the findings of the monitoring visit to Westshire children’s services on "
        "5 and 6 March 2019. It was the third monitoring visit since the council was judged inadequate in "
        "June 2018."
    )
    page.heading("Areas covered by the visit")
    page.paragraph("Inspectors looked at the work with children in care.")
    page.heading("Findings and evaluation of progress")
    page.paragraph("Children in care are now visited as often as they should be.")
    page.paragraph("Plans remain weak, and drift is not noticed by those who review them.")
    page.line("Yours sincerely", gap=GAP_TITLE).line("Ada Example", gap=GAP_TITLE)
    return page.pdf()


def joint_inspection() -> bytes:
    """Return the letter after a joint targeted area inspection."""
    page = Typewriter().page()
    page.line("Joint targeted area inspection of Westshire", size=20.0, gap=GAP_TITLE)
    page.line("Inspection dates: 15 to 19 May 2023", bold=True, gap=GAP_TITLE)
    page.heading("Headline findings")
    page.paragraph("Agencies work well together for most children who come to notice early.")
    page.heading("Areas for priority action")
    page.item("Police officers do not share what they know before strategy meetings.")
    page.heading("What needs to improve?")
    page.item("The voice of the child in early help plans.")
    page.heading("Main findings")
    page.paragraph("Schools know whom to call, and are called back.")
    page.paragraph("Health visitors are too few to come to every meeting.")
    return page.pdf()


def before_2013() -> bytes:
    """Return a report of the protection inspections that came before the single inspection framework."""
    page = Typewriter().page()
    page.line("Inspection of local authority arrangements for", size=26.0, gap=GAP_TITLE)
    page.line("the protection of children", size=26.0, gap=GAP_TITLE)
    page.line("Westshire County Council", size=26.0, gap=GAP_TITLE)
    page.line("Inspection dates: 3 – 12 September 2012", gap=GAP_TITLE)
    page.line("Published: 16 October 2012", gap=GAP_TITLE)
    page.page().heading("Overall effectiveness").heading("Grade 3 (Adequate)")
    page.paragraph("The overall effectiveness of the arrangements is adequate.", 1)
    page.heading("Areas for improvement").line("Immediately:", bold=True, gap=GAP_TITLE)
    page.item("make sure that all enquiries are led by qualified social workers")
    page.line("Within three months:", bold=True, gap=GAP_TITLE)
    page.item("improve the quality of chronologies.")
    page.heading("Leadership and governance").paragraph("Leaders know what is wrong.", 2)
    return page.pdf()
