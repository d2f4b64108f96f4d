"""The frozen answers as plain data for charts: dictionaries, lists, texts and numbers.

Time runs in decimal years: 2022.5 is the middle of 2022. Nothing here is computed that a page's table does
not also say.
"""

from inspections.charts.national import Segment, cartogram, history_chart, position_bar
from inspections.charts.timelines import decimal_year, first_day, timeline_chart
from inspections.charts.workforce import workforce_charts

__all__ = [
    "Segment",
    "cartogram",
    "decimal_year",
    "first_day",
    "history_chart",
    "position_bar",
    "timeline_chart",
    "workforce_charts",
]
