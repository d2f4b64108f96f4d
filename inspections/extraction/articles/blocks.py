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
from itertools import groupby

from .pages import html_paragraphs
from .roles import Role, RoleReader, straight

LARGEST_ARTICLE = 5_000_000
"""More bytes than any article's page has; a larger file is refused rather than searched."""

LONGEST_TEXT = 100_000
"""More characters than any article has, without its markup."""


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or line: its number from 1, its text as found, and its role."""

    number: int
    text: str
    role: Role

    @property
    def plain(self) -> str:
        """Return the text with straight quotes and plain spaces; every character keeps its offset."""
        return straight(self.text)


@dataclass(frozen=True)
class Layout:
    """The blocks of one article and the date that its markup gives, if it gives one."""

    blocks: tuple[Block, ...]
    marked_date: str = ""

    @property
    def title(self) -> str:
        """Return the text of the first block, or nothing for an empty document."""
        return self.blocks[0].text if self.blocks else ""


class Unreadable(ValueError):
    """No article can be read in the bytes: `slug` names the problem, the message says what was met."""

    def __init__(self, slug: str, message: str) -> None:
        """Keep the name of the problem beside its sentence."""
        super().__init__(message)
        self.slug = slug


def read_layout(data: bytes | str, media_type: str | None = None) -> Layout:
    """Return the blocks of a plain or HTML article; raises Unreadable if the bytes are no text or too many.

    Without a media type, the first characters decide whether it is HTML.
    """
    if len(data) > LARGEST_ARTICLE:
        raise Unreadable(
            "too_large", f"The file has {len(data):,} bytes; an article has under {LARGEST_ARTICLE:,}."
        )
    paragraphs, marked = _paragraphs(data, media_type)
    length = sum(len(text) for text, _ in paragraphs)
    if length > LONGEST_TEXT:
        raise Unreadable(
            "too_large", f"The text has {length:,} characters; an article has under {LONGEST_TEXT:,}."
        )
    return Layout(tuple(_with_roles(paragraphs)), marked)


def _paragraphs(data: bytes | str, media_type: str | None) -> tuple[list[tuple[str, Role | None]], str]:
    if _is_html(data, media_type):
        return html_paragraphs(data)
    text = _decoded(data) if isinstance(data, bytes) else data
    return [(line, None) for line in _lines(text)], ""


_OPENS_AS_HTML = re.compile(
    r"\s*(?:\ufeff|ï»¿)?\s*<(?:!doctype html|\?xml|!--|html|head|body|article|main|div|p|h1|section)\b", re.I
)


def _is_html(data: bytes | str, media_type: str | None) -> bool:
    if media_type:
        return "html" in media_type
    head = data[:2000] if isinstance(data, str) else data[:2000].decode("latin-1")
    return _OPENS_AS_HTML.match(head) is not None


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data or data.startswith((b"%PDF", b"PK\x03\x04")):
        raise Unreadable("not_text", "The file is not text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


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


def _with_roles(found: Iterable[tuple[str, Role | None]]) -> Iterator[Block]:
    """Yield numbered blocks; a role that markup declares stands, unless the words say comment or title."""
    state = RoleReader()
    pairs = list(found)
    for number, (text, declared) in enumerate(pairs, start=1):
        after = [following for following, _ in pairs[number : number + 3]]
        yield Block(number, text, state.role(text, declared, after))
