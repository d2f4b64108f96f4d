"""A news article (text or HTML) -> what it says of inspections of councils' children's services.

`read_article` is the way in; the answers are in `answers`. Nothing here knows of Django or the record.
"""

from inspections.extraction.articles.answers import (
    ArticlePassage,
    ExtractedArticle,
    NamedCouncil,
    Problem,
    ReadFigure,
    ReadInspection,
    ReadJudgement,
    ReadResponse,
)
from inspections.extraction.articles.reading import read_article

__all__ = [
    "ArticlePassage",
    "ExtractedArticle",
    "NamedCouncil",
    "Problem",
    "ReadFigure",
    "ReadInspection",
    "ReadJudgement",
    "ReadResponse",
    "read_article",
]
