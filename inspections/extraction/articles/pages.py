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
    "tr",
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
_BREAK = "\x00"
_CELL = " | "
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


def _html_blocks(root: Tag) -> Iterator[tuple[str, Role | None]]:
    """Yield each block's text with the role that its element or one around it declares.

    Walks the strings in order and not the tree downwards, so that no depth of nesting is too deep.
    """
    roles: dict[int, Role | None] = {}
    block: Tag | None = None
    pieces: list[str] = []
    for node in root.descendants:
        if isinstance(node, Tag):
            pieces.append({"br": _BREAK, "td": _CELL, "th": _CELL}.get(node.name, ""))
        elif type(node) is NavigableString:
            around = _block_around(node, root)
            if around is not block and block is not None:
                yield from _paragraphs(pieces, _role_around(block, root, roles))
                pieces = []
            block = around
            pieces.append(str(node))
    if block is not None:
        yield from _paragraphs(pieces, _role_around(block, root, roles))


def _block_around(node: NavigableString, root: Tag) -> Tag:
    for parent in node.parents:
        if parent is root or parent.name in _BLOCKS | _CONTAINERS:
            return parent
    return root


def _paragraphs(pieces: list[str], role: Role | None) -> Iterator[tuple[str, Role | None]]:
    """Yield the lines between line breaks, their white space as one space."""
    yield from ((" ".join(line.split()).strip("| "), role) for line in "".join(pieces).split(_BREAK))


def _role_around(block: Tag, root: Tag, known: dict[int, Role | None]) -> Role | None:
    """Return the role that the outermost element with one declares, of those around a block."""
    chain: list[Tag] = []
    for tag in (block, *block.parents):
        if tag is root or id(tag) in known:
            break
        chain.append(tag)
    outer = (
        known.get(id(chain[-1].parent)) if chain and chain[-1].parent is not None else known.get(id(block))
    )
    for tag in reversed(chain):
        outer = outer or _declared(tag)
        known[id(tag)] = outer
    return outer


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
    if tag.name == "li":
        return Role.LINK if _is_link(tag) else Role.LIST_ITEM
    return Role.HEADING if tag.name in _HEADINGS else None


def _is_link(tag: Tag) -> bool:
    """Return whether an element holds a link and nothing else."""
    link = tag.find("a")
    return isinstance(link, Tag) and _text(link) == _text(tag)


def _text(tag: Tag, separator: str = "") -> str:
    return " ".join(tag.get_text(separator).split())


def _title_first(found: list[tuple[str, Role | None]], title: str) -> list[tuple[str, Role | None]]:
    rest = [(text, role) for text, role in found if text != title]
    return [(title, Role.TITLE), *rest] if title else rest
