"""The words of the field: grades, judgement areas, frameworks, kinds and states.

Every enumeration carries its label, its order and its meaning, so that no page, reader or export
writes such a word itself. Standard library only: both `models` and `extraction` stand on this room.

Sources: Ofsted's single inspection framework (SIF, 2013), the ILACS framework (2018, and its
revisions of January 2023 and April 2026), and Ofsted's statistics of local authority inspections.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class Word(str, Enum):
    """A member is its slug (a `str`) and knows the label and the meaning that readers see."""

    label: str
    meaning: str

    def __new__(cls, slug: str, label: str = "", meaning: str = "") -> Word:
        """Return the member for one slug; `label` and `meaning` become its attributes."""
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.label = label
        member.meaning = meaning
        return member

    def __str__(self) -> str:
        """Return the slug, so that a member prints as it is stored."""
        return str(self.value)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (slug, label) pairs in the order of definition, as forms and models take them."""
        return [(str(member.value), member.label) for member in cls]

    @classmethod
    def slugs(cls) -> list[str]:
        """Return the slugs in the order of definition."""
        return [str(member.value) for member in cls]


class Grade(Word):
    """A grade as Ofsted published it. Which ones a judgement may take is the framework's scale."""

    OUTSTANDING = "outstanding", "Outstanding", "Significantly exceeds what is expected of a good service."
    GOOD = "good", "Good", "Good services for children; what remains to be improved is limited."
    REQUIRES_IMPROVEMENT = (
        "requires_improvement",
        "Requires improvement to be good",
        "Children are not widely at risk, but the service does not yet meet the standard of good.",
    )
    ADEQUATE = (
        "adequate",
        "Adequate",
        "The third grade of the scale before November 2013; not the same as requires improvement.",
    )
    INADEQUATE = (
        "inadequate",
        "Inadequate",
        "Widespread or serious failures leave children harmed or at risk of harm.",
    )

    @property
    def short_label(self) -> str:
        """Return the label for tight places: `Requires improvement` without its `to be good`."""
        return "Requires improvement" if self is Grade.REQUIRES_IMPROVEMENT else self.label

    @property
    def letter(self) -> str:
        """Return the one or two letters of the grade tag: O, G, RI, A or I."""
        return "RI" if self is Grade.REQUIRES_IMPROVEMENT else self.label[0]


class Absence(Word):
    """Why a judgement has no grade. Missing is never blank."""

    NOT_JUDGED = (
        "not_judged",
        "Not judged",
        "No judgement was made: the report says so, or did not cover this, "
        "as re-inspections left out the LSCB.",
    )
    NOT_IN_FRAMEWORK = (
        "not_in_framework",
        "Not judged under this framework",
        "The framework in force had no such judgement.",
    )
    NOT_YET_INTRODUCED = (
        "not_yet_introduced",
        "Not yet introduced",
        "The judgement came with a later framework.",
    )
    NO_LONGER_GIVEN = (
        "no_longer_given",
        "No longer given",
        "An earlier framework gave this judgement; the one in force does not.",
    )
    JUDGED_TOGETHER = (
        "judged_together",
        "Judged together",
        "One judgement covered children in care and care leavers (2018 to 2022).",
    )
    NOT_INSPECTED = (
        "not_inspected",
        "Not yet inspected",
        "The council has had no graded inspection of its own since it began.",
    )
    NOT_FOUND = (
        "not_found",
        "Not found in the source",
        "The judgement was due, and the sources we hold do not state it.",
    )


class Area(Word):
    """A judgement area: what one grade was given for.

    `in_care` and `in_care_and_care_leavers` are two series on one line (see `Area.line`): the second
    covered care leavers too, so that a step between them is drawn with a break.
    """

    OVERALL = "overall", "Overall effectiveness", "The judgement of the service as a whole, until March 2026."
    LEADERSHIP = (
        "leadership",
        "Impact of leaders",
        "The impact of leaders on social work practice; leadership, management and governance until 2017.",
    )
    HELP_PROTECTION = (
        "help_protection",
        "Help and protection",
        "The experiences and progress of children who need help and protection.",
    )
    IN_CARE = (
        "in_care",
        "Children in care",
        "Children in care; children looked after and achieving permanence until 2017.",
    )
    IN_CARE_AND_CARE_LEAVERS = (
        "in_care_and_care_leavers",
        "Children in care and care leavers",
        "One judgement for both groups, 2018 to 2022.",
    )
    CARE_LEAVERS = (
        "care_leavers",
        "Care leavers",
        "Young people who have left care; a sub-judgement until 2017, a judgement since 2023.",
    )
    ADOPTION = "adoption", "Adoption", "A sub-judgement of the single inspection framework, 2013 to 2017."
    LSCB = (
        "lscb",
        "Local safeguarding children board",
        "The board's effectiveness, reviewed beside the council's inspection, 2013 to 2017.",
    )

    @property
    def line(self) -> Area:
        """Return the area on whose line this series is drawn: itself, but for the joint judgement."""
        return Area.IN_CARE if self is Area.IN_CARE_AND_CARE_LEAVERS else self


LINES: tuple[Area, ...] = tuple(area for area in Area if area.line is area)
"""The lines of a timeline and the columns of a table, in reading order."""


class Framework(Word):
    """A framework as statistics name it. What it judges, and how, is its version's to say."""

    PRE_SIF = "pre_sif", "Before the single inspection framework"
    SIF = "sif", "Single inspection framework (SIF)"
    ILACS = "ilacs", "Inspecting local authority children's services (ILACS)"


@dataclass(frozen=True)
class FrameworkVersion:
    """One version of a framework: from which inspection start it holds, what it judges, on what scale.

    `areas` are in the order of the judgement table; `scale` runs from best to worst. `until` is the
    first day on which the version no longer holds, or None.
    """

    slug: str
    framework: Framework
    label: str
    starts: date | None
    until: date | None
    areas: tuple[Area, ...]
    scale: tuple[Grade, ...]
    note: str = ""

    def holds_on(self, start: date) -> bool:
        """Return whether an inspection that started on this day came under this version."""
        return (self.starts is None or self.starts <= start) and (self.until is None or start < self.until)

    def absence(self, area: Area) -> Absence | None:
        """Return why this version gives no grade for the area, or None if it judges it."""
        if area in self.areas:
            return None
        if any(judged.line is area.line for judged in self.areas):
            return Absence.NOT_IN_FRAMEWORK
        if area is Area.CARE_LEAVERS and Area.IN_CARE_AND_CARE_LEAVERS in self.areas:
            return Absence.JUDGED_TOGETHER
        order = FRAMEWORK_VERSIONS.index(self)
        before = any(area in version.areas for version in FRAMEWORK_VERSIONS[:order])
        after = any(area in version.areas for version in FRAMEWORK_VERSIONS[order + 1 :])
        if before and not after:
            return Absence.NO_LONGER_GIVEN
        if after and not before:
            return Absence.NOT_YET_INTRODUCED
        return Absence.NOT_IN_FRAMEWORK

    def area_on_line(self, line: Area) -> Area | None:
        """Return the area that this version draws on the line, or None if it judges nothing there."""
        return next((area for area in self.areas if area.line is line), None)


FOUR_GRADES = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)

FRAMEWORK_VERSIONS: tuple[FrameworkVersion, ...] = (
    FrameworkVersion(
        slug="pre_sif",
        framework=Framework.PRE_SIF,
        label="Before November 2013",
        starts=None,
        until=date(2013, 11, 1),
        areas=(Area.OVERALL, Area.LEADERSHIP, Area.HELP_PROTECTION, Area.IN_CARE, Area.CARE_LEAVERS),
        scale=(Grade.OUTSTANDING, Grade.GOOD, Grade.ADEQUATE, Grade.INADEQUATE),
        note="Separate inspections of safeguarding, child protection and services for looked-after children.",
    ),
    FrameworkVersion(
        slug="sif_2013",
        framework=Framework.SIF,
        label="SIF, from November 2013",
        starts=date(2013, 11, 1),
        until=date(2018, 1, 1),
        areas=(
            Area.OVERALL,
            Area.HELP_PROTECTION,
            Area.IN_CARE,
            Area.ADOPTION,
            Area.CARE_LEAVERS,
            Area.LEADERSHIP,
            Area.LSCB,
        ),
        scale=FOUR_GRADES,
        note="Adoption and care leavers are sub-judgements of services for children looked after.",
    ),
    FrameworkVersion(
        slug="ilacs_2018",
        framework=Framework.ILACS,
        label="ILACS, from January 2018",
        starts=date(2018, 1, 1),
        until=date(2023, 1, 1),
        areas=(Area.LEADERSHIP, Area.HELP_PROTECTION, Area.IN_CARE_AND_CARE_LEAVERS, Area.OVERALL),
        scale=FOUR_GRADES,
        note="Children in care and care leavers are one judgement.",
    ),
    FrameworkVersion(
        slug="ilacs_2023",
        framework=Framework.ILACS,
        label="ILACS, from January 2023",
        starts=date(2023, 1, 1),
        until=date(2026, 4, 1),
        areas=(Area.LEADERSHIP, Area.HELP_PROTECTION, Area.IN_CARE, Area.CARE_LEAVERS, Area.OVERALL),
        scale=FOUR_GRADES,
        note="Children in care and care leavers are two judgements.",
    ),
    FrameworkVersion(
        slug="ilacs_2026",
        framework=Framework.ILACS,
        label="ILACS, from April 2026",
        starts=date(2026, 4, 1),
        until=None,
        areas=(Area.LEADERSHIP, Area.HELP_PROTECTION, Area.IN_CARE, Area.CARE_LEAVERS),
        scale=FOUR_GRADES,
        note="Overall effectiveness is no longer judged.",
    ),
)


def framework_version(slug: str) -> FrameworkVersion:
    """Return the version with this slug; raises KeyError, naming the known ones, if there is none."""
    for version in FRAMEWORK_VERSIONS:
        if version.slug == slug:
            return version
    known = ", ".join(version.slug for version in FRAMEWORK_VERSIONS)
    raise KeyError(f"No framework version is called {slug!r}; known are {known}.")


def framework_version_for(start: date, framework: Framework | None = None) -> FrameworkVersion:
    """Return the version under which an inspection that started on this day was made.

    The version follows the start of an inspection, not its publication. Where the framework itself is
    known it decides first: re-inspections under the SIF went on into early 2018 beside ILACS.
    """
    if framework is None:
        return next(version for version in FRAMEWORK_VERSIONS if version.holds_on(start))
    own = [version for version in FRAMEWORK_VERSIONS if version.framework is framework]
    held = [version for version in own if version.holds_on(start)]
    if held:
        return held[0]
    return own[0] if own[0].starts is not None and start < own[0].starts else own[-1]


class InspectionKind(Word):
    """What sort of inspection or visit it was. `graded` tells whether it gives judgements."""

    STANDARD = "standard", "Standard inspection", "A full inspection; all judgements are graded."
    SHORT = "short", "Short inspection", "An ILACS inspection of a good or outstanding council; graded."
    REINSPECTION = "reinspection", "Re-inspection", "A graded inspection that follows an inadequate one."
    FOCUSED_VISIT = (
        "focused_visit",
        "Focused visit",
        "An ungraded visit on one topic, with a published letter.",
    )
    MONITORING_VISIT = "monitoring_visit", "Monitoring visit", "An ungraded visit to an inadequate council."
    JTAI = "jtai", "Joint targeted area inspection", "An ungraded inspection of several agencies together."
    OTHER = "other", "Other inspection", "An inspection of another sort, such as an LSCB review."

    @property
    def graded(self) -> bool:
        """Return whether this kind of inspection gives judgements."""
        return self in {InspectionKind.STANDARD, InspectionKind.SHORT, InspectionKind.REINSPECTION}


class FindingKind(Word):
    """What sort of statement a finding is. The last three are what inspectors asked for."""

    STRENGTH = "strength", "Strength", "Inspectors found this done well."
    CONCERN = "concern", "Concern", "Inspectors found a weakness."
    MIXED = "mixed", "Mixed", "Inspectors found strength and weakness in one passage."
    AREA_FOR_IMPROVEMENT = "area_for_improvement", "Area for improvement", "What needs to improve."
    PRIORITY_ACTION = "priority_action", "Area for priority action", "Serious weakness needing swift action."
    RECOMMENDATION = (
        "recommendation",
        "Recommendation",
        "A numbered recommendation of a SIF or earlier report.",
    )

    @property
    def critical(self) -> bool:
        """Return whether the finding counts as criticism: a concern, or anything asked for."""
        return self is FindingKind.CONCERN or self.asked

    @property
    def asked(self) -> bool:
        """Return whether the finding is something that inspectors asked the council to do."""
        return self in {
            FindingKind.AREA_FOR_IMPROVEMENT,
            FindingKind.PRIORITY_ACTION,
            FindingKind.RECOMMENDATION,
        }


class Precision(Word):
    """How exactly a date is known. The stored day is the first of the period."""

    DAY = "day", "to the day"
    MONTH = "month", "to the month"
    YEAR = "year", "to the year"


@dataclass(frozen=True)
class PartialDate:
    """A date as exactly as it is known: `day` is the first day of the month or year that is meant."""

    day: date
    precision: Precision = Precision.DAY

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Return the date that `2021`, `2021-11` or `2021-11-04` stands for; raises ValueError otherwise."""
        parts = text.split("-")
        widths = [len(part) for part in parts]
        if widths not in ([4], [4, 2], [4, 2, 2]):
            raise ValueError(f"{text!r} is not a date; write it as 2021, 2021-11 or 2021-11-04.")
        precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
        return cls(date.fromisoformat("-".join([*parts, "01", "01"][:3])), precision)

    @property
    def iso(self) -> str:
        """Return the date in ISO 8601, reduced to what is known: `2021`, `2021-11` or `2021-11-04`."""
        return self.day.isoformat()[
            : {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]
        ]

    @property
    def label(self) -> str:
        """Return the date as a reader says it: `4 November 2021`, `November 2021` or `2021`."""
        if self.precision is Precision.YEAR:
            return str(self.day.year)
        month = f"{self.day:%B %Y}"
        return month if self.precision is Precision.MONTH else f"{self.day.day} {month}"

    @property
    def last_day(self) -> date:
        """Return the last day that the date can mean."""
        if self.precision is Precision.YEAR:
            return date(self.day.year, 12, 31)
        if self.precision is Precision.MONTH:
            return date(self.day.year + self.day.month // 12, self.day.month % 12 + 1, 1) - timedelta(days=1)
        return self.day


class SourceKind(Word):
    """What sort of publication a source is."""

    REPORT = "report", "Inspection report"
    ARTICLE = "article", "News article"
    STATISTICS = "statistics", "Official statistics"
    DATASET = "dataset", "Published dataset"
    COUNCIL = "council", "Council publication"


OPEN_LICENCE = "Open Government Licence"
"""How the name of its every version begins. All of them let anybody quote."""

OPEN_LICENCE_3 = f"{OPEN_LICENCE} v3.0"


class ImportStatus(Word):
    """What became of a document that was imported."""

    NEW = "new", "New", "Something waits for an editor."
    UNCHANGED = "unchanged", "Unchanged", "The same reader had read the same bytes before."
    CONFIRMED = "confirmed", "Confirmed", "Everything in it agrees with the record."
    UNMATCHED = "unmatched", "Unmatched", "None of its inspections could be found in the record or added."
    UNREADABLE = "unreadable", "Unreadable", "Nothing could be read in it."


class ReviewState(Word):
    """Where a record stands between being read and being shown."""

    PROPOSED = "proposed", "Proposed", "Read from a source; waits for an editor."
    PUBLISHED = "published", "Published", "Shown to everybody."
    REJECTED = "rejected", "Rejected", "An editor decided against it; kept as evidence."
    WITHDRAWN = "withdrawn", "Withdrawn", "Was published; no longer shown."
    SUPERSEDED = "superseded", "Superseded", "Replaced by a newer reading or record."


class Stance(Word):
    """How a council's published response takes the result."""

    ACCEPTS = "accepts", "Accepts the result"
    QUALIFIES = "qualifies", "Accepts in part"
    DISPUTES = "disputes", "Disputes the result"


class Direction(Word):
    """Which way a grade moved between two judgements of one line."""

    RISE = "rise", "Rose"
    FALL = "fall", "Fell"
    SAME = "same", "Unchanged"


class Part(Word):
    """A council's part in a source."""

    SUBJECT = "subject", "Subject"
    MENTIONED = "mentioned", "Mentioned"


class CouncilType(Word):
    """The types of English council that have children's services."""

    COUNTY = "county", "County"
    UNITARY = "unitary", "Unitary"
    METROPOLITAN_DISTRICT = "metropolitan_district", "Metropolitan district"
    LONDON_BOROUGH = "london_borough", "London borough"


class Region(Word):
    """The nine regions of the Office for National Statistics."""

    NORTH_EAST = "north_east", "North East"
    NORTH_WEST = "north_west", "North West"
    YORKSHIRE_AND_THE_HUMBER = "yorkshire_and_the_humber", "Yorkshire and the Humber"
    EAST_MIDLANDS = "east_midlands", "East Midlands"
    WEST_MIDLANDS = "west_midlands", "West Midlands"
    EAST_OF_ENGLAND = "east_of_england", "East of England"
    LONDON = "london", "London"
    SOUTH_EAST = "south_east", "South East"
    SOUTH_WEST = "south_west", "South West"


class Unit(Word):
    """What a figure counts in."""

    PERCENT = "percent", "%"
    CASES = "cases", "cases per social worker"
    POUNDS = "pounds", "£"
    DATE = "date", "date"
    YEARS = "years", "years"
    MONTHS = "months", "months"
    HOURS = "hours", "hours"
    COUNT = "count", "number"


class MissingValue(Word):
    """Why an official figure has no value (symbols of DfE's workforce statistics)."""

    SUPPRESSED = "suppressed", "Suppressed", "Withheld to protect confidentiality (c)."
    NOT_APPLICABLE = "not_applicable", "Not applicable", "The figure cannot exist here (z)."
    NOT_AVAILABLE = "not_available", "Not available", "Not collected or not returned (x)."
    LOW = "low", "Rounds to nothing", "Above zero, but rounds to less than the first digit shown (low)."
    UNRELIABLE = "unreliable", "Unreliable", "Withheld because of low reliability (u)."


class Measure(Word):
    """What a figure measures. The workforce measures are those of DfE's yearly statistics."""

    TURNOVER_RATE = (
        "turnover_rate",
        "Turnover",
        "Social workers who left in the year, per cent of those in post.",
    )
    VACANCY_RATE = "vacancy_rate", "Vacancies", "Vacant posts, per cent of all posts, at 30 September."
    AGENCY_RATE = "agency_rate", "Agency workers", "Agency social workers, per cent of all, at 30 September."
    CASELOAD = "caseload", "Caseload", "Average number of cases that a case holder has, at 30 September."
    ABSENCE_RATE = "absence_rate", "Sickness absence", "Working days lost to sickness, per cent, in the year."
    INVESTMENT = "investment", "Investment", "Money that a council has set aside for its services."
    PRIORITY_ACTIONS = (
        "priority_actions",
        "Areas for priority action",
        "How many areas inspectors want acted on first.",
    )
    DRAFT_ACTION_PLAN_DUE = (
        "draft_action_plan_due",
        "Draft action plan due",
        "The day by which Ofsted wants it.",
    )
    ACTION_PLAN_DUE = "action_plan_due", "Action plan due", "The day by which Ofsted wants it."
    CASE_REVIEW_PERIOD = (
        "case_review_period",
        "Period of cases reviewed",
        "How far back a review of cases goes.",
    )
    CONTACT_DECISION_TIME = (
        "contact_decision_time",
        "Time to decide on a contact",
        "How long the front door may take, or takes, to decide what a contact needs.",
    )

    @property
    def unit(self) -> Unit:
        """Return what the value of this measure counts in."""
        return MEASURE_UNITS[self]


MEASURE_UNITS: dict[Measure, Unit] = {
    Measure.TURNOVER_RATE: Unit.PERCENT,
    Measure.VACANCY_RATE: Unit.PERCENT,
    Measure.AGENCY_RATE: Unit.PERCENT,
    Measure.CASELOAD: Unit.CASES,
    Measure.ABSENCE_RATE: Unit.PERCENT,
    Measure.INVESTMENT: Unit.POUNDS,
    Measure.PRIORITY_ACTIONS: Unit.COUNT,
    Measure.DRAFT_ACTION_PLAN_DUE: Unit.DATE,
    Measure.ACTION_PLAN_DUE: Unit.DATE,
    Measure.CASE_REVIEW_PERIOD: Unit.MONTHS,
    Measure.CONTACT_DECISION_TIME: Unit.HOURS,
}

WORKFORCE_MEASURES: tuple[Measure, ...] = (
    Measure.TURNOVER_RATE,
    Measure.VACANCY_RATE,
    Measure.AGENCY_RATE,
    Measure.CASELOAD,
    Measure.ABSENCE_RATE,
)
"""The measures that the yearly workforce statistics give for every council, in reading order."""
