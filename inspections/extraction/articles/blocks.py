"""An article's bytes as numbered blocks, each with its role: title, body, caption, comment and so on.

Blocks are numbered from 1 as found, so that a paragraph number means the same to a reader who counts
the non-empty lines of the text. Nothing is dropped here: a comment or an advert keeps its number and
its role says that nothing is to be read in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from bs4 import BeautifulSoup, NavigableString, Tag

LARGEST_ARTICLE = 5_000_000
"""More bytes than any article has; a larger file is refused rather than searched."""


class Role(Enum):
    """What a block is to the article."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    LINK = "link"
    BOILERPLATE = "boilerplate"
    COMMENT = "comment"


PROSE = frozenset({Role.BODY, Role.LIST_ITEM})


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or line: its number from 1, its text as found, and its role."""

    number: int
    text: str
    role: Role

    @property
    def plain(self) -> str:
        """Return the text with straight quotes and plain spaces; every character keeps its offset."""
        return self.text.translate(_PLAIN)


@dataclass(frozen=True)
class Layout:
    """The blocks of one article and the date that its markup gives, if it gives one."""

    blocks: tuple[Block, ...]
    marked_date: str = ""

    @property
    def title(self) -> str:
        """Return the text of the first block, or nothing for an empty document."""
        return self.blocks[0].text if self.blocks else ""


class Undecodable(ValueError):
    """The bytes are no text; the message says why."""


_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2009": " ", "–": "-", "—": "-", "`": "'"}
)


def read_layout(data: bytes | str, media_type: str | None = None) -> Layout:
    """Return the blocks of a plain or HTML article; raises Undecodable if the bytes are no text.

    Without a media type, the first characters decide whether it is HTML.
    """
    if (isinstance(data, bytes) and len(data) > LARGEST_ARTICLE) or len(data) > LARGEST_ARTICLE:
        raise Undecodable(f"The file has {len(data):,} bytes; an article has at most {LARGEST_ARTICLE:,}.")
    if _is_html(data, media_type):
        return _html_layout(data)
    text = _decoded(data) if isinstance(data, bytes) else data
    return Layout(tuple(_with_roles([(line, None) for line in _lines(text)])))


def _is_html(data: bytes | str, media_type: str | None) -> bool:
    if media_type:
        return "html" in media_type
    head = data[:2000] if isinstance(data, str) else data[:2000].decode("latin-1")
    return (
        re.match(
            r"\s*(?:\ufeff|ï»¿)?\s*<(?:!doctype html|html|head|body|article|main|div|p|h1|section)\b",
            head,
            re.I,
        )
        is not None
    )


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data or data.startswith((b"%PDF", b"PK\x03\x04")):
        raise Undecodable("The file is not text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


# --- plain text ---------------------------------------------------------------------------------------


def _lines(text: str) -> list[str]:
    """Return the paragraphs of a plain text: its lines, or what blank lines set apart if wrapped."""
    text = html.unescape(text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\u200b\u200c\u200d\u2060\ufeff]", "", text)
    groups = [
        [line.strip() for line in lines]
        for blank, lines in groupby(text.split("\n"), lambda line: not line.strip())
        if not blank
    ]
    if _is_wrapped(groups):
        return [" ".join(group) for group in groups]
    return [line for group in groups for line in group]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Return whether lines were broken to a width: paragraphs of several lines that end in mid-sentence."""
    inner = [line for group in groups for line in group[:-1]]
    if len(groups) < 3 or len(inner) < 6:
        return False
    open_ended = [
        line for line in inner if 45 <= len(line) <= 110 and not re.search(r"[.!?:;][\"'”’)]?$", line)
    ]
    return len(open_ended) > 0.7 * len(inner)


# --- HTML ---------------------------------------------------------------------------------------------

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


def _html_layout(data: bytes | str) -> Layout:
    soup = BeautifulSoup(data, "lxml")
    marked = _marked_date(soup)
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    root = _root(soup)
    found = [(text, role) for text, role in _html_blocks(root) if text]
    return Layout(tuple(_with_roles(_title_first(found, _html_title(soup)))), marked)


def _marked_date(soup: BeautifulSoup) -> str:
    for attributes in (
        {"property": "article:published_time"},
        {"name": "pubdate"},
        {"itemprop": "datePublished"},
    ):
        tag = soup.find(attrs=attributes)
        if isinstance(tag, Tag) and (value := tag.get("content") or tag.get("datetime")):
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


# --- roles --------------------------------------------------------------------------------------------

_COMMENTS_START = re.compile(
    r"^(?:\d+|One|No|Two|Three)\s+(?:responses?|comments?|thoughts?)\s+(?:to|on)\b|^\d+\s+comments?$"
    r"|^comments?(?:\s*\(\d+\))?:?$"
    r"|^comments are closed|^leave a (?:comment|reply)|^blog comments powered by|^join the (?:conversation"
    r"|discussion)"
    r"|^have your say|^(?:view|show|read|post|add) (?:all )?(?:your )?comments?\b|^sort by:|^reader comments",
    re.I,
)
_LINKS_START = re.compile(
    r"^(?:click (?:the )?links? below|read (?:more|next|also)|related(?: articles?| stories| content| news"
    r"| links?)?\b.{0,20}$"
    r"|more (?:from|on|stories|news|like this)\b|see also|you (?:may|might) also (?:like|be interested)"
    r"|most (?:read|popular|viewed)"
    r"|recommended|latest (?:news|stories|jobs)|further reading|in this (?:article|section)|trending|more:"
    r"|top stories"
    r"|around the (?:bbc|web)|on the web|links?:|other (?:news|stories)|also in the news)",
    re.I,
)
_CAPTION = re.compile(
    r"^\(?(?:image|photo|picture|pic|credit|photograph|file photo|stock image|caption|source|illustration"
    r"|video)s?"
    r"(?: caption| source| credit)?\b\s*(?:of\b|:|,|by\b|\(credit)|\((?:credit|photo|image"
    r"|pic(?:ture)?)s?\b[^)]*\)\s*$"
    r"|(?:Image|Photo|Picture|Pic|Credit)s?:\s*[^.]{2,60}$|(?:Getty Images|Adobe Stock|Shutterstock"
    r"|Morguefile|PA Media|iStock|Google(?: Maps| Street View)?|LDRS)[\s).]*$",
)
_DATE_WORDS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|updated?|published"
    r"|posted|on|at|am|pm"
    r"|bst|gmt|last|first|date|by|st|nd|rd|th|a|min|mins|minutes?|hours?|days?|ago|read"
)
_DATE_LINE = re.compile(rf"^[\s|•·,:/.\-–—()]*(?:(?:{_DATE_WORDS}|\d+)[\s|•·,:/.\-–—()]*)+$", re.I)
_BYLINE = re.compile(
    r"^(?:by|written by|words by|author:?|reporter:?|published|posted|last updated|updated|press release"
    r"|news release)\b(?!.*\.$)"
    r"|^(?:local democracy reporter|.{0,40}\b(?:reporter|correspondent|editor"
    r"|local democracy reporting service)\b.{0,30})$",
    re.I,
)
_BOILERPLATE = re.compile(
    r"^(?:sign up|subscribe|register (?:now|for)|log ?in|sign in|follow us|share (?:this|on|via)|share$"
    r"|tweet$|facebook$|copy link"
    r"|print(?: this)?(?: page)?$|email(?: this)?$|advertisement|ad(?:vert)?$|sponsored|cookies?\b"
    r"|we use cookies|skip to|©|copyright|all rights reserved"
    r"|tel(?:ephone)?:|contact(?: us)?\b.{0,30}$|phone:|e-?mail:|terms (?:and|&)|privacy|accessibility$"
    r"|back to top|notes? (?:to|for) editors?"
    r"|tags?:|topics?:|topics$|categor(?:y|ies):|filed under|get (?:the latest|all the|our)|don't miss"
    r"|join (?:our|us|now)|download (?:our|the) app"
    r"|to (?:get|receive|sign up|subscribe|read (?:the full|more))\b.{0,90}(?:newsletter|inbox|subscri|here)"
    r"|for more (?:stories|news|information)"
    r"|support (?:quality|local) journalism|if you value|donate|loading|listen to|watch:|play video"
    r"|home\s*[>/|»]|jobs?$|events?$|you are here"
    r"|this (?:article|website|site|story) (?:is|uses|was)|(?:registered|company) (?:in england|charity"
    r"|number)|.{0,60}\bwebsite design by\b)",
    re.I,
)
_GRADED_LINE = re.compile(
    r"\w{4,}.*(?::|\s-|\s\()\s*(?:rated\s+|graded\s+)?['\"]?(?:outstanding|good"
    r"|requires\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate)['\")]*$",
    re.I,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\s*$")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"')\]]*\s*$|[a-z]\"$|\[[^\]]*\]$")


def _with_roles(found: Iterable[tuple[str, Role | None]]) -> Iterator[Block]:
    """Yield numbered blocks; a role that markup declares stands, unless the words say comment or title."""
    state = _Reading()
    pairs = list(found)
    for number, (text, declared) in enumerate(pairs, start=1):
        after = [following for following, _ in pairs[number : number + 3]]
        yield Block(number, text, state.role(text, declared, after))


class _Reading:
    """What has been met so far on the way down the page."""

    def __init__(self) -> None:
        self.title = ""
        self.body_seen = False
        self.in_links = False
        self.in_comments = False

    def role(self, text: str, declared: Role | None, after: list[str]) -> Role:
        plain = text.translate(_PLAIN)
        if not self.title:
            self.title = plain
            return Role.TITLE
        if declared is Role.COMMENT:
            return declared
        if self.in_comments or (_COMMENTS_START.search(plain) and len(plain) < 200):
            self.in_comments = True
            return Role.COMMENT
        if plain == self.title:
            return Role.TITLE
        role = self._furniture(plain, declared) or self._prose(plain, declared, after)
        self.in_links = role is Role.LINK
        self.body_seen = self.body_seen or role in PROSE
        return role

    def _furniture(self, plain: str, declared: Role | None) -> Role | None:
        """Return the role of what surrounds an article, or None for its prose."""
        if declared in {Role.CAPTION, Role.LINK, Role.BOILERPLATE}:
            return declared
        if _CAPTION.search(plain) and len(plain) < 300:
            return Role.CAPTION
        if (_BOILERPLATE.match(plain) or _POSTCODE.search(plain)) and len(plain) < 250:
            return Role.BOILERPLATE
        if _LINKS_START.match(plain) and len(plain) < 160:
            return Role.LINK
        if self.in_links and not _ENDS_SENTENCE.search(plain) and len(plain) < 160:
            return Role.LINK
        if _DATE_LINE.match(plain) or (_BYLINE.match(plain) and len(plain) < 160):
            return Role.BYLINE
        return None

    def _prose(self, plain: str, declared: Role | None, after: list[str]) -> Role:
        if declared in {Role.BYLINE, Role.STANDFIRST, Role.HEADING} and not (
            self.body_seen and len(plain) > 160
        ):
            return declared if not self.body_seen or declared is Role.HEADING else Role.BODY
        if _GRADED_LINE.search(plain):
            return Role.LIST_ITEM
        if re.match(r"^(?:[-•*▪◦‣·■◼]|\d{1,2}[.)])\s+\S", plain) or declared is Role.LIST_ITEM:
            return Role.LIST_ITEM
        if _ENDS_SENTENCE.search(plain) and not (plain.endswith(":") and len(plain) < 25):
            return Role.BODY if self.body_seen or not _byline_next(after) else Role.STANDFIRST
        if not self.body_seen and len(plain) >= 60:
            return Role.STANDFIRST
        return (
            Role.BODY
            if len(plain) > 160
            else Role.BYLINE
            if _looks_like_name(plain, self.body_seen)
            else Role.HEADING
        )


def _byline_next(after: list[str]) -> bool:
    return any(
        _BYLINE.match(text) or _DATE_LINE.match(text)
        for text in (line.translate(_PLAIN) for line in after[:2])
        if len(text) < 160
    )


def _looks_like_name(plain: str, body_seen: bool) -> bool:
    return not body_seen and re.fullmatch(r"[A-Z][a-z'-]+(?: [A-Z][a-z'-]+){1,3}", plain) is not None
