"""Official tables are read by their columns, and nothing is read past an odd value."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from inspections.extraction.statistics import (
    NeighboursTable,
    OutcomeRow,
    OutcomesTable,
    UnreadableTable,
    WorkforceTable,
    read_table,
)
from inspections.vocabulary import Area, Grade, InspectionKind, MissingValue

COVER = [["Published on:", "25 September 2031"], ["Period covered:", "Inspections as at 31 March 2031, and"]]
GRADES = [
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
]
HEADER = [
    "Local authority area code",
    "Local authority name",
    "Inspection/Visit date",
    "Publication date",
    "Inspection/Visit type",
    "Overall effectiveness",
    *GRADES,
    "Visit Theme",
]
WORKFORCE_HEADER = (
    "time_period,geographic_level,old_la_code,la_name,turnover_rate_fte,vacancy_rate_fte,agency_rate_fte,"
    "caseload_fte,absence_rate_fte"
)


def ods(**sheets: list[list[str]]) -> bytes:
    """Return a spreadsheet with these sheets, as an office program writes one."""
    tables = ""
    for name, lines in sheets.items():
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in cells
            )
            + "</table:table-row>"
            for cells in lines
        )
        filler = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        tables += f'<table:table table:name="{name}">{rows}{filler}</table:table>'
    content = (
        '<?xml version="1.0"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        f'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{tables}</office:document-content>'
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", content)
    return file.getvalue()


def outcome(
    *,
    start: str = "07/03/2024",
    kind: str = "ILACS Standard Inspection",
    grades: tuple[str, ...] = ("Good", "Good", "Good", "Outstanding", "Inadequate"),
    topic: str = "",
) -> list[str]:
    """Return a line of Ofsted's table about one council."""
    return ["E99000001", "Harbourton", start, "09/05/2024", kind, *grades, topic]


def outcomes(*lines: list[str], header: list[str] = HEADER) -> bytes:
    """Return Ofsted's table with these lines."""
    return ods(Cover=COVER, Inspections=[["A title"], header, *lines])


def rows_of(data: bytes) -> tuple[OutcomeRow, ...]:
    """Return the rows of Ofsted's table."""
    table = read_table(data)
    assert isinstance(table, OutcomesTable)
    return table.rows


def test_ofsteds_table_tells_day_kind_and_grades_of_each_inspection() -> None:
    table = read_table(outcomes(outcome()))
    assert isinstance(table, OutcomesTable)
    assert (table.as_at, table.published) == (date(2031, 3, 31), date(2031, 9, 25))
    [row] = table.rows
    assert (row.start, row.published, row.kind) == (date(2024, 3, 7), date(2024, 5, 9), "standard")
    assert dict(row.judgements)[Area.IN_CARE] == Grade.OUTSTANDING
    assert dict(row.judgements)[Area.CARE_LEAVERS] == Grade.INADEQUATE


def test_before_2023_one_judgement_covers_children_in_care_and_care_leavers() -> None:
    [row] = rows_of(outcomes(outcome(start="07/03/2022", grades=("Good",) * 4 + ("",))))
    assert Area.IN_CARE_AND_CARE_LEAVERS in dict(row.judgements)


def test_a_visit_has_a_topic_and_no_grade() -> None:
    visit = outcome(kind="ILACS Focused Visit", grades=("",) * 5, topic="Front door")
    [row] = rows_of(outcomes(visit))
    assert (row.kind, row.topic, row.judgements) == (InspectionKind.FOCUSED_VISIT, "Front door", ())


def test_a_table_without_overall_effectiveness_is_read_since_2026_has_none() -> None:
    header = [name for name in HEADER if name != "Overall effectiveness"]
    line = outcome(start="27/04/2026", grades=("Good",) * 4)
    [row] = rows_of(outcomes(line, header=header))
    assert [area for area, _ in row.judgements] == [
        Area.LEADERSHIP,
        Area.HELP_PROTECTION,
        Area.IN_CARE,
        Area.CARE_LEAVERS,
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (outcomes(outcome(grades=("Splendid",) + ("Good",) * 4)), "line 3: 'Splendid' is no grade"),
        (outcomes(outcome(kind="Sunday Visit")), "'Sunday Visit' is no kind"),
        (outcomes(outcome(start="31/02/2024")), "'31/02/2024' is no day"),
        (
            outcomes(header=[*HEADER[:5], "Overall effectiveness", *GRADES[1:], "Visit Theme"]),
            "impact of lead",
        ),
        (ods(Sheet1=[["a"]]), "no sheet Cover"),
        (ods(Cover=[["a", "b"]], Inspections=[HEADER]), "at which day"),
        (b"PK\x03\x04broken", "no OpenDocument spreadsheet"),
        (b"a,b\n1,2\n", "none of the three tables"),
        (b"", "empty"),
        (b"\xff\xfe,", "no text in UTF-8"),
        (b"time_period,la_name\n2025,York\n", "no column geographic_level"),
        (f"{WORKFORCE_HEADER}\n2025,National,,,1,2,?,4,5\n".encode(), "column agency_rate_fte: '\\?'"),
        (f"{WORKFORCE_HEADER}\n2025,Parish,,,1,2,3,4,5\n".encode(), "'Parish' is no level"),
        (f"{WORKFORCE_HEADER}\n2025,National,,1,2\n".encode(), "Line 2 has 5 cells"),
        (b"old_la_code,SN_1,SN_1P\n301,302,Close\n", "--model"),
    ],
)
def test_what_is_wrong_with_a_table_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableTable, match=said):
        read_table(data)


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspections.extraction.statistics.tables.MOST_BYTES", 500)
    with pytest.raises(UnreadableTable, match="unpacks to"):
        read_table(outcomes(outcome()))


def test_the_workforce_table_gives_figures_symbols_and_joint_returns() -> None:
    lines = [
        WORKFORCE_HEADER,
        "2025,National,,,11.8,14.2,13,15.2,3.5",
        "2025,Regional,,North East,1,2,3,4,5",
        "2025,Local authority,314 / 318,Two councils,c,z,x,low,u",
    ]
    table = read_table("\r\n".join(lines).encode("utf-8-sig"))
    assert isinstance(table, WorkforceTable)
    assert len(table.rows) == 10
    assert table.rows[0].value == Decimal("11.8")
    assert table.rows[5].dfe_codes == ("314", "318")
    assert [row.missing for row in table.rows[5:]] == [
        MissingValue.SUPPRESSED,
        MissingValue.NOT_APPLICABLE,
        MissingValue.NOT_AVAILABLE,
        MissingValue.LOW,
        MissingValue.UNRELIABLE,
    ]


def neighbours(*codes: str, header: str = "SN_{rank},SN_{rank}P") -> bytes:
    """Return a table of one council with these neighbours."""
    names = ",".join(header.format(rank=rank) for rank in range(1, 11))
    return f"old_la_code,{names}\n301,{','.join(f'{code},Very Close ' for code in codes)}\n".encode()


@pytest.mark.parametrize("header", ["SN_{rank},SN_{rank}P", "SN{rank},SNP"])
def test_both_shapes_of_the_neighbours_table_are_read(header: str) -> None:
    table = read_table(neighbours(*(str(code) for code in range(302, 312)), header=header), model="2025")
    assert isinstance(table, NeighboursTable)
    assert [row.neighbour for row in table.rows] == [str(code) for code in range(302, 312)]
    assert table.rows[9].rank == 10
    assert table.rows[0].closeness == "Very close"


def test_a_neighbour_named_twice_is_refused() -> None:
    with pytest.raises(UnreadableTable, match="'302' is no DfE code of yet another council"):
        read_table(neighbours("302", "302", *["303"] * 8), model="2025")


@pytest.mark.parametrize("name", ["csww_indicators_2017_to_2025.csv", "sn_model_2025_wide.csv"])
def test_the_published_tables_are_read_whole(corpus: Path, name: str) -> None:
    table = read_table((corpus / "official" / name).read_bytes(), model="2025")
    assert len(table.rows) in {6820, 1530}
