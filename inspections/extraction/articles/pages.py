"""The paragraphs of an HTML article, in order, with the role that its markup declares for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .roles import Role

_DROPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "form",
    "iframe",
    "nav",
    "button",
    "select",
    "dialog",
]
_BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "figcaption",
    "td",
    "th",
    "dt",
    "dd",
    "pre",
    "time",
}
_CONTAINERS = {
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "figure",
    "ul",
    "ol",
    "table",
    "body",
}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_MARKED_ROLES = (
    (Role.COMMENT, re.compile(r"(?:^|[-_ ])comments?(?:[-_ ]|$|list|area)|disqus|respond\b", re.I)),
    (Role.CAPTION, re.compile(r"caption|credit|figcaption", re.I)),
    (
        Role.LINK,
        re.compile(
            r"related|recommend|most-?read|read-?more|more-?from|see-?also|teaser|breadcrumb|tag-?list", re.I
        ),
    ),
    (
        Role.BOILERPLATE,
        re.compile(
            r"newsletter|subscri|promo|advert|cookie|social|share|sidebar|footer|site-?header|login|paywall",
            re.I,
        ),
    ),
    (Role.BYLINE, re.compile(r"byline|author|dateline|pub-?date|published|post-?meta|entry-?meta", re.I)),
    (
        Role.STANDFIRST,
        re.compile(r"standfirst|subtitle|sub-?heading|strapline|deck|excerpt|summary|intro", re.I),
    ),
)


def html_paragraphs(data: bytes | str) -> tuple[list[tuple[str, Role | None]], str]:
    """Return the paragraphs with the role that each one's markup declares, title first, and the marked date.

    What is no text (scripts, forms, navigation) is left out. The date is ISO, or empty where none is marked.
    """
    soup = BeautifulSoup(data, "lxml")
    marked = _marked_date(soup)
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    found = [(text, role) for text, role in _html_blocks(_root(soup)) if text]
    return _title_first(found, _html_title(soup)), marked


def _marked_date(soup: BeautifulSoup) -> str:
    for selector in ('[property="article:published_time"]', '[name="pubdate"]', '[itemprop="datePublished"]'):
        tag = soup.select_one(selector)
        if tag is not None and (value := tag.get("content") or tag.get("datetime")):
            return str(value)[:10]
    structured = re.search(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)', str(soup))
    if structured:
        return structured.group(1)
    times = soup.find("time", attrs={"datetime": True})
    return str(times.get("datetime"))[:10] if isinstance(times, Tag) else ""


def _html_title(soup: BeautifulSoup) -> str:
    heading = soup.find("h1")
    if isinstance(heading, Tag) and (text := _text(heading)):
        return text
    shared = soup.find("meta", attrs={"property": "og:title"})
    if isinstance(shared, Tag) and shared.get("content"):
        return str(shared.get("content")).strip()
    return re.split(r"\s+[|–-]\s+", _text(soup.title))[0] if soup.title else ""


def _root(soup: BeautifulSoup) -> Tag:
    """Return the element that holds the article: the fullest `article`, else `main`, else everything."""
    for name in ("article", "main"):
        found = [tag for tag in soup.find_all(name) if len(_text(tag)) > 200]
        if found:
            return max(found, key=lambda tag: len(_text(tag)))
    return soup.body or soup


def _html_blocks(tag: Tag, marked: Role | None = None) -> Iterator[tuple[str, Role | None]]:
    """Yield each block's text with the role that its element or one around it declares."""
    role = marked or _declared(tag)
    if tag.name in _BLOCKS and not tag.find(list(_BLOCKS | _CONTAINERS)):
        yield _text(tag), role
        return
    loose: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and (child.name in _BLOCKS | _CONTAINERS or child.find(list(_BLOCKS))):
            yield _joined(loose), role
            loose = []
            yield from _html_blocks(child, role)
        elif isinstance(child, Tag):
            loose.append("\n" if child.name == "br" else _text(child, separator=""))
        elif type(child) is NavigableString:
            loose.append(str(child))
    yield from ((line.strip(), role) for line in _joined(loose).split("\n"))


def _joined(pieces: list[str]) -> str:
    return "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n") if line.strip())


def _declared(tag: Tag) -> Role | None:
    if tag.name in {"figcaption", "figure"}:
        return Role.CAPTION
    if tag.name in {"aside", "footer"}:
        return Role.BOILERPLATE
    if tag.name in {"body", "html", "article", "main"}:
        return None
    classes = tag.get("class")
    names = " ".join([*(classes if isinstance(classes, list) else []), str(tag.get("id") or "")])
    for role, pattern in _MARKED_ROLES:
        if (
            names.strip()
            and pattern.search(names)
            and not (role is Role.BOILERPLATE and len(_text(tag)) > 3000)
        ):
            return role
    return Role.HEADING if tag.name in _HEADINGS else Role.LIST_ITEM if tag.name == "li" else None


def _text(tag: Tag, separator: str = "") -> str:
    return " ".join(tag.get_text(separator).split())


def _title_first(found: list[tuple[str, Role | None]], title: str) -> list[tuple[str, Role | None]]:
    rest = [(text, role) for text, role in found if text != title]
    return [(title, Role.TITLE), *rest] if title else rest
