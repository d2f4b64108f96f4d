"""A small folder of shipped files about invented councils, for tests to change and load."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

COUNCILS = """\
dfe_code,ons_code,ofsted_urn,name,short_name,slug,region,type,longitude,latitude,tile_column,tile_row,\
population_0_25,website,opened_on,abolished_on,aliases
981,E99000001,,Harbourton Council,Harbourton,harbourton,south_west,unitary,-2.5,51.25,1,1,61000,\
harbourton.example,,,Harbourton|H&T
982,E99000002,,Millbrook Borough Council,Millbrook,millbrook,south_west,unitary,,,1,2,,,2021-04-01,,
983,E99000003,,Old Weald County Council,Old Weald,old-weald,south_west,county,,,,,,,,2021-04-01,
"""
SUCCESSIONS = "predecessor,successor,on\n983,982,2021-04-01\n"
NEIGHBOURS = "dfe_code,model,rank,neighbour,closeness\n981,2025,1,982,Close\n"
THEMES = """\
slug,group,name,definition
supervision,Leadership,Supervision,How staff are supervised
front_door,Entry,Front door,How contacts are received
"""
SOURCES = """\
reference,kind,publisher,title,address,published,published_note,licence,subjects
report-harbourton-2022-03-07,report,Ofsted,Report on Harbourton,,2022-05-09,,Open Government Licence v3.0,981
statistics-2025,statistics,Ofsted,Outcomes in 2025,,2025-09,,Open Government Licence v3.0,
dfe-workforce-2017-2025,statistics,Department for Education,Workforce,,,Not dated.,,
"""
INSPECTIONS = """\
reference,dfe_code,kind,framework,topic,start,end,published,overall,leadership,help_protection,in_care,\
in_care_and_care_leavers,care_leavers,adoption,lscb,report_address,sources,note
harbourton-2022-03-07,981,standard,ilacs_2018,,2022-03-07,2022-03-18,2022-05-09,requires_improvement,good,\
requires_improvement,,good,,,,https://files.example/1,report-harbourton-2022-03-07|statistics-2025,
old-weald-2016-05-09,983,reinspection,sif_2013,,2016-05-09,2016-05-26,2016-07-01,inadequate,inadequate,\
inadequate,requires_improvement,,good,good,not_judged,,statistics-2025,
harbourton-2024-06-04,981,focused_visit,ilacs_2023,Front door,2024-06-04,,2024-07-02,,,,,,,,,,statistics-2025,
"""
WORKFORCE = """\
dfe_code,period,measure,value,missing,note
,2025,turnover_rate,13.4,,
981,2025,turnover_rate,20.50,,
982,2025,turnover_rate,,suppressed,One joint return.
"""

ASKED_ITEMS = "reference,inspection,page,item,kind,area,themes\n"


def harbourton_article() -> dict[str, Any]:
    """Return an article on the inspection of Harbourton in 2022, and on a visit that no table knows."""
    return {
        "key": "harbourton-falls-2022",
        "source": {
            "kind": "article",
            "publisher": "The Weald Mercury",
            "author": "",
            "title": "Harbourton falls",
            "address": "",
            "published": {"date": "2022-05", "precision": "month", "note": "Printed under the title."},
        },
        "councils": [{"dfe_code": "981", "part": "subject", "paragraphs": [1, 2]}],
        "inspections": [
            {
                "key": "march-2022",
                "council": "981",
                "record": "981/2022-03-07",
                "same_as": None,
                "kind": "standard",
                "role": "subject",
                "start": {"date": "2022", "precision": "year", "printed": "early this year"},
                "published": None,
                "topic": "",
                "paragraphs": [2],
                "quote": "inspected early this year",
                "judgements": [
                    {
                        "area": "overall",
                        "grade": "requires_improvement",
                        "previous_grade": "good",
                        "paragraph": 3,
                        "quote": "down from good",
                    }
                ],
                "note": "",
            },
            {
                "key": "visit-2019",
                "council": "981",
                "record": None,
                "same_as": None,
                "kind": "focused_visit",
                "role": "background",
                "start": {"date": "2019-10", "precision": "month", "printed": "in October 2019"},
                "published": None,
                "topic": "Front door",
                "paragraphs": [4],
                "quote": "",
                "judgements": [],
                "note": "",
            },
        ],
        "findings": [
            {
                "key": "f01",
                "inspection": "march-2022",
                "kind": "concern",
                "area": "leadership",
                "themes": ["supervision", "front_door"],
                "summary": "Managers seldom talk through cases with their staff.",
                "places": [{"paragraph": 5, "quote": "seldom supervised"}, {"paragraph": 1, "quote": ""}],
                "repeated_from": "visit-2019",
            }
        ],
        "responses": [
            {
                "key": "r1",
                "council": "981",
                "inspection": "march-2022",
                "role": "Leader of the council",
                "name": "",
                "stance": "qualifies",
                "summary": "Accepts most of it and points to new investment.",
                "place": {"paragraph": 6, "quote": "we accept most of it"},
            }
        ],
        "figures": [
            {
                "key": "g1",
                "council": "981",
                "measure": "turnover_rate",
                "period": "2025",
                "value": "21.0",
                "date": None,
                "unit": "percent",
                "note": "",
                "place": {"paragraph": 7, "quote": "one in five"},
            }
        ],
    }


def shipped_folder(folder: Path, *articles: dict[str, Any], **tables: str) -> Path:
    """Return the folder, with the tables (`councils="..."` replaces one) and the articles written into it."""
    texts = {
        "councils": COUNCILS,
        "successions": SUCCESSIONS,
        "neighbours": NEIGHBOURS,
        "themes": THEMES,
        "sources": SOURCES,
        "inspections": INSPECTIONS,
        "workforce": WORKFORCE,
        "asked_items": ASKED_ITEMS,
    }
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for name, text in (texts | tables).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    for article in articles:
        path = folder / "articles" / f"{article['key']}.json"
        path.write_text(json.dumps(article, indent=2), encoding="utf-8")
    return folder


def with_cell(table: str, line: int, column: str, value: str) -> str:
    """Return a table with one cell replaced; the header is line 1."""
    rows = list(csv.reader(StringIO(table)))
    rows[line - 1][rows[0].index(column)] = value
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
