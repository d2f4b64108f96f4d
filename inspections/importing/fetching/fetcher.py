"""One address after another: asked slowly, asked again when it fails, believed only as far as its bytes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from inspections.extraction.documents import DEFAULT_LIMITS, is_pdf
from inspections.importing.fetching.downloads import Downloads, Refused, Validators
from inspections.importing.fetching.hosts import Gate, PinnedAdapter

AGENT = "ofstedtracker (public record of council inspections; asks slowly, once a report)"
REDIRECTS = {301, 302, 303, 307, 308}
BUSY = {429, 500, 502, 503, 504}
MOST_REDIRECTS = 5
CHUNK = 1 << 15
SNIFFED = 1024
"""So many bytes are enough to tell a PDF."""


@dataclass(frozen=True)
class Politeness:
    """How a server is treated, in seconds, attempts and bytes."""

    pause: float = 1.0
    attempts: int = 4
    backoff: float = 2.0
    longest_wait: float = 120.0
    silence: float = 30.0
    whole: float = 300.0
    most_bytes: int = DEFAULT_LIMITS.bytes


class _Again(Exception):
    """This attempt failed, another may succeed; `wait` is what the server asks for, in seconds."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        """Keep the reason and the wait."""
        super().__init__(why)
        self.wait = wait


class Fetcher:
    """Downloads addresses into a folder. Not for several threads at once."""

    def __init__(
        self,
        downloads: Downloads,
        gate: Gate,
        politeness: Politeness | None = None,
        *,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """Take the folder, the rules for addresses, and how servers are treated."""
        self.downloads = downloads
        self.gate = gate
        self.politeness = politeness or Politeness()
        self._sleep = sleep
        self._last_asked: dict[str, float] = {}

    def fetch(self, address: str) -> Path:
        """Return the file of an address, new or as it was; raises Refused if it cannot be had.

        A file that is there already is asked for again only if the server says that it has changed; a
        download that broke off goes on where it stopped, if the server can do that.
        """
        failed = ""
        for attempt in range(self.politeness.attempts):
            try:
                return self._attempt(address)
            except _Again as again:
                failed = str(again)
                wait = self.politeness.backoff * 2**attempt if again.wait is None else again.wait
                if wait > self.politeness.longest_wait:
                    raise Refused(
                        f"{address}: {failed}, and asks to wait {wait:.0f} seconds. Run the command again "
                        "then."
                    ) from again
                if attempt + 1 < self.politeness.attempts:
                    self._sleep(wait)
        raise Refused(
            f"{address}: {failed}; tried {self.politeness.attempts} times. Run the command again later."
        )

    def _attempt(self, address: str) -> Path:
        """Return the file after one attempt, over redirects; raises _Again or Refused."""
        at = address
        for _ in range(MOST_REDIRECTS + 1):
            try:
                pinned = self.gate.pin(at)
            except OSError as error:
                raise _Again(str(error)) from error
            self._wait_for_turn(urlsplit(at).netloc)
            with requests.Session() as session:
                session.trust_env = False  # a proxy from the environment would resolve the name itself
                session.mount("https://", PinnedAdapter(pinned))
                session.mount("http://", PinnedAdapter(pinned))
                try:
                    onward = self._ask(session, address, at)
                except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                    raise _Again(f"the download broke off ({type(error).__name__})") from error
            if isinstance(onward, Path):
                return onward
            at = onward
        raise Refused(f"{address} leads from one address to another without end. Correct it in the record.")

    def _wait_for_turn(self, host: str) -> None:
        """Wait until this host was left in peace for the pause."""
        last = self._last_asked.get(host)
        if last is not None and (wait := last + self.politeness.pause - time.monotonic()) > 0:
            self._sleep(wait)
        self._last_asked[host] = time.monotonic()

    def _ask(self, session: requests.Session, address: str, at: str) -> Path | str:
        """Return the file, or the address to which this one leads."""
        timeout = (min(10.0, self.politeness.silence), self.politeness.silence)
        response = session.get(
            at, headers=self._headers(address, at), stream=True, timeout=timeout, allow_redirects=False
        )
        status = response.status_code
        if status in REDIRECTS and (location := response.headers.get("Location")):
            return urljoin(at, location)
        if status == 304 and self.downloads.file(address).exists():
            return self.downloads.file(address)
        if status in BUSY:
            raise _Again(f"the server answered {status}", _retry_after(response))
        if status == 416:
            self.downloads.drop_part(address)
            raise _Again("the server no longer has the file of which a part was here")
        if status not in {200, 206}:
            raise Refused(f"{address}: the server answered {status}. Look whether the address is right.")
        return self._receive(response, address)

    def _headers(self, address: str, at: str) -> dict[str, str]:
        headers = {
            "User-Agent": AGENT,
            "Accept": "application/pdf",
            "Accept-Encoding": "identity",  # a part of a compressed file could not be continued
            "Host": urlsplit(at).netloc,
        }
        part, file = self.downloads.part(address), self.downloads.file(address)
        if part.exists() and part.stat().st_size and (same := self.downloads.validators(part).strong):
            return headers | {"Range": f"bytes={part.stat().st_size}-", "If-Range": same}
        known = self.downloads.validators(file) if file.exists() else Validators()
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        return headers

    def _receive(self, response: requests.Response, address: str) -> Path:
        """Return the file after writing its bytes; raises _Again where they end early."""
        part = self.downloads.part(address)
        expected = _length(response)
        if response.status_code == 206 and not _continues(response, part):
            self.downloads.drop_part(address)
            raise _Again("the server sent another part than was asked for")
        if response.status_code == 200:
            said = Validators(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
            self.downloads.begin(part, said)
        had = part.stat().st_size
        if expected is not None and had + expected > self.politeness.most_bytes:
            self._too_large(address)
        self._write(response, address, part)
        if expected is not None and part.stat().st_size != had + expected:
            raise _Again("the download broke off")
        _check_is_pdf(part, address, self.downloads)
        return self.downloads.finish(address)

    def _write(self, response: requests.Response, address: str, part: Path) -> None:
        deadline = time.monotonic() + self.politeness.whole
        size = part.stat().st_size
        sniffed = size >= SNIFFED
        with part.open("ab") as file:
            # What has come so far is written at once: a larger read would wait for more, and lose it.
            while chunk := response.raw.read1(CHUNK, decode_content=True):
                file.write(chunk)
                size += len(chunk)
                if not sniffed and size >= SNIFFED:
                    file.flush()
                    _check_is_pdf(part, address, self.downloads)
                    sniffed = True
                if size > self.politeness.most_bytes:
                    self._too_large(address)
                if time.monotonic() > deadline:
                    raise _Again(f"the download took longer than {self.politeness.whole:.0f} seconds")

    def _too_large(self, address: str) -> None:
        self.downloads.drop_part(address)
        raise Refused(
            f"{address} has more than {self.politeness.most_bytes:,} bytes, which no report has. Look at it."
        )


def _check_is_pdf(part: Path, address: str, downloads: Downloads) -> None:
    """Return nothing; raises Refused if the bytes are no PDF's, whatever the server calls them."""
    with part.open("rb") as file:
        opening = file.read(SNIFFED)
    if not is_pdf(opening):
        downloads.drop_part(address)
        raise Refused(
            f"{address} is not a PDF: it starts with {opening[:40].decode('latin-1')!r}. Look whether the "
            "address is right."
        )


def _continues(response: requests.Response, part: Path) -> bool:
    """Return whether the server sends just what follows the part."""
    sent: Any = response.headers.get("Content-Range", "")
    return part.exists() and str(sent).startswith(f"bytes {part.stat().st_size}-")


def _length(response: requests.Response) -> int | None:
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else None


def _retry_after(response: requests.Response) -> float | None:
    """Return for how many seconds the server asks to be left in peace, or None if it does not say."""
    asked = response.headers.get("Retry-After", "")
    if asked.isdecimal():
        return float(asked)
    try:
        when = parsedate_to_datetime(asked)
    except ValueError:
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
