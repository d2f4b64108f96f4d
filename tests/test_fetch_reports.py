"""Reports are fetched slowly, from known hosts, and never believed: the server here does everything wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from inspections.importing.fetching import Downloads, Fetcher, Politeness, Refused
from inspections.importing.fetching.hosts import Gate, is_public
from inspections.management.commands import fetch_reports
from inspections.models import Document, Source
from tests import factories
from tests.extraction import samples

PDF = b"%PDF-1.4\n" + b"x" * 40_000 + b"\n%%EOF\n"
OTHER_PDF = b"%PDF-1.4\n" + b"y" * 30_000 + b"\n%%EOF\n"

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers each path as the test says, one answer after another; the last one stays."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give the next answer of this path."""
        server = self.server
        assert isinstance(server, AwkwardServer)
        server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answers = server.answers[self.path]
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer."""
        self.begin(status, **{"Content_Length": str(len(body))} | headers)
        self.wfile.write(body)

    def begin(self, status: int, **headers: str) -> None:
        """Send the first line and the headers; in their names `_` stands for `-`."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class AwkwardServer(ThreadingHTTPServer):
    """A server on this machine that answers as badly as it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def host(self) -> str:
        """Return the name and port under which the tests ask for it."""
        return f"files.test:{self.server_port}"

    def address(self, *answers: Answer, path: str = "/report") -> str:
        """Return the address at which these answers are given, one after another."""
        self.answers[path] = list(answers)
        return f"http://{self.host}{path}"


def whole(body: bytes = PDF, **headers: str) -> Answer:
    """Return an answer with the whole of a file."""
    return lambda handler: handler.send(200, body, **headers)


def status(code: int, **headers: str) -> Answer:
    """Return an answer that is only a status."""
    return lambda handler: handler.send(code, b"", **headers)


def broken_off(body: bytes = PDF, after: int = 20_000, **headers: str) -> Answer:
    """Return an answer that promises a file and ends in the middle."""

    def answer(handler: Handler) -> None:
        handler.begin(200, Content_Length=str(len(body)), **headers)
        handler.wfile.write(body[:after])
        handler.close_connection = True

    return answer


def rest(body: bytes = PDF) -> Answer:
    """Return an answer that goes on where the request asks it to."""

    def answer(handler: Handler) -> None:
        start = int(handler.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        handler.send(206, body[start:], Content_Range=f"bytes {start}-{len(body) - 1}/{len(body)}")

    return answer


@pytest.fixture
def server() -> Iterator[AwkwardServer]:
    """The server, running."""
    awkward = AwkwardServer()
    threading.Thread(target=awkward.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield awkward
    awkward.shutdown()
    awkward.server_close()


def network(host: str, port: int) -> list[str]:
    """Return where the names of these tests lead: `inner.test` into a private network."""
    return {"files.test": ["127.0.0.1"], "inner.test": ["127.0.0.1", "10.0.0.8"]}[host]


@pytest.fixture
def waits() -> list[float]:
    """The seconds that the fetcher wanted to wait, without waiting them."""
    return []


@pytest.fixture
def fetcher(server: AwkwardServer, tmp_path: Path, waits: list[float]) -> Fetcher:
    """A fetcher that may ask the awkward server, as if its address were public."""
    gate = Gate(
        [server.host, f"inner.test:{server.server_port}"],
        schemes=["http"],
        resolve=network,
        permit=lambda address: address == "127.0.0.1",
    )
    politeness = Politeness(pause=0, silence=0.4, whole=1.0, most_bytes=100_000)
    return Fetcher(Downloads(tmp_path / "downloads"), gate, politeness, sleep=waits.append)


def test_a_report_is_fetched_once_and_then_only_asked_about(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(whole(ETag='"a"'), status(304))
    assert fetcher.fetch(address).read_bytes() == PDF
    assert fetcher.fetch(address).read_bytes() == PDF
    assert server.asked[1][1]["if-none-match"] == '"a"'


def test_a_changed_report_replaces_the_old_one(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(whole(ETag='"a"'), whole(OTHER_PDF, ETag='"b"'), status(304))
    fetcher.fetch(address)
    assert fetcher.fetch(address).read_bytes() == OTHER_PDF
    fetcher.fetch(address)
    assert server.asked[2][1]["if-none-match"] == '"b"'


def test_a_download_that_breaks_off_goes_on_where_it_stopped(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(broken_off(ETag='"a"'), rest())
    assert fetcher.fetch(address).read_bytes() == PDF
    assert server.asked[1][1]["range"] == "bytes=20000-"
    assert server.asked[1][1]["if-range"] == '"a"'


def test_a_part_of_another_version_is_not_continued(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(broken_off(ETag='"a"'), whole(OTHER_PDF, ETag='"b"'))
    assert fetcher.fetch(address).read_bytes() == OTHER_PDF


def test_without_a_mark_of_its_version_a_part_starts_again(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(broken_off(), whole())
    assert fetcher.fetch(address).read_bytes() == PDF
    assert "range" not in server.asked[1][1]


def test_a_part_that_was_not_asked_for_is_not_joined(server: AwkwardServer, fetcher: Fetcher) -> None:
    def wrong_part(handler: Handler) -> None:
        handler.send(206, PDF[5:], Content_Range=f"bytes 5-{len(PDF) - 1}/{len(PDF)}")

    address = server.address(broken_off(ETag='"a"'), wrong_part, whole())
    assert fetcher.fetch(address).read_bytes() == PDF


def test_a_process_killed_in_the_middle_leaves_no_half_file(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(broken_off(ETag='"a"'), status(500))
    with pytest.raises(Refused):
        fetcher.fetch(address)
    assert not fetcher.downloads.file(address).exists()
    server.address(rest())
    assert fetcher.fetch(address).read_bytes() == PDF


def test_a_server_with_errors_is_asked_again_ever_more_slowly(
    server: AwkwardServer, fetcher: Fetcher, waits: list[float]
) -> None:
    address = server.address(status(500), status(502), whole())
    assert fetcher.fetch(address).read_bytes() == PDF
    assert waits == [2.0, 4.0]


def test_a_server_that_never_recovers_is_left_after_four_attempts(
    server: AwkwardServer, fetcher: Fetcher
) -> None:
    address = server.address(status(503))
    with pytest.raises(Refused, match="answered 503; tried 4 times"):
        fetcher.fetch(address)
    assert len(server.asked) == 4


def test_the_server_says_how_long_to_wait(
    server: AwkwardServer, fetcher: Fetcher, waits: list[float]
) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    address = server.address(status(429, Retry_After="7"), status(503, Retry_After=soon), whole())
    fetcher.fetch(address)
    assert waits[0] == 7.0
    assert 25 < waits[1] <= 30


def test_a_server_that_asks_for_an_hour_is_left_for_today(
    server: AwkwardServer, fetcher: Fetcher, waits: list[float]
) -> None:
    address = server.address(status(429, Retry_After="3600"))
    with pytest.raises(Refused, match="wait 3600 seconds"):
        fetcher.fetch(address)
    assert waits == []
    assert len(server.asked) == 1


def test_a_report_that_is_not_there_is_asked_for_once(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(status(404))
    with pytest.raises(Refused, match="answered 404"):
        fetcher.fetch(address)
    assert len(server.asked) == 1


def test_a_server_that_says_nothing_is_not_waited_for(server: AwkwardServer, fetcher: Fetcher) -> None:
    release = threading.Event()

    def say_nothing(handler: Handler) -> None:
        release.wait(5)

    address = server.address(say_nothing)
    with pytest.raises(Refused, match="broke off"):
        fetcher.fetch(address)
    release.set()


def test_a_server_that_sends_a_byte_at_a_time_is_given_up(server: AwkwardServer, fetcher: Fetcher) -> None:
    stop = threading.Event()

    def drip(handler: Handler) -> None:
        handler.begin(200, Content_Length=str(len(PDF)))
        for place in range(len(PDF)):
            if stop.wait(0.05):
                return
            handler.wfile.write(PDF[place : place + 1])
            handler.wfile.flush()

    address = server.address(drip)
    with pytest.raises(Refused):
        fetcher.fetch(address)
    stop.set()


def test_a_web_page_that_calls_itself_a_pdf_is_refused(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(whole(b"<!DOCTYPE html>" + b" " * 5000, Content_Type="application/pdf"))
    with pytest.raises(Refused, match="is not a PDF"):
        fetcher.fetch(address)
    assert list(fetcher.downloads.folder.glob("*.pdf")) == []


def test_a_pdf_that_calls_itself_a_web_page_is_taken(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(whole(Content_Type="text/html"))
    assert fetcher.fetch(address).read_bytes() == PDF


def test_a_file_that_says_it_is_enormous_is_not_begun(server: AwkwardServer, fetcher: Fetcher) -> None:
    address = server.address(broken_off(b"%PDF-" + b"x" * 200_000, after=10))
    with pytest.raises(Refused, match="more than 100,000 bytes"):
        fetcher.fetch(address)


def test_a_file_without_end_is_cut_off(server: AwkwardServer, fetcher: Fetcher) -> None:
    def endless(handler: Handler) -> None:
        handler.begin(200, Transfer_Encoding="chunked")
        block = b"%PDF-" + b"x" * 9_995
        try:
            while True:
                handler.wfile.write(b"%x\r\n%s\r\n" % (len(block), block))
        except OSError:
            handler.close_connection = True

    address = server.address(endless)
    with pytest.raises(Refused, match="more than 100,000 bytes"):
        fetcher.fetch(address)
    assert sum(path.stat().st_size for path in fetcher.downloads.folder.iterdir()) < 1_000


def test_a_redirect_within_the_list_is_followed(server: AwkwardServer, fetcher: Fetcher) -> None:
    server.address(whole(), path="/moved")
    address = server.address(status(301, Location="/moved"))
    assert fetcher.fetch(address).read_bytes() == PDF


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://inner.test:{port}/secret", "inside a private network"),
        ("http://elsewhere.test/report", "not among the hosts"),
        ("http://127.0.0.1:{port}/secret", "not among the hosts"),
        ("file:///etc/passwd", "is not an http address"),
        ("http://user:word@files.test:{port}/", "a name or a password"),
        ("/report", "without end"),
    ],
)
def test_a_redirect_to_where_nothing_is_fetched_from_is_refused(
    server: AwkwardServer, fetcher: Fetcher, to: str, why: str
) -> None:
    server.address(whole(), path="/secret")
    address = server.address(status(302, Location=to.format(port=server.server_port)))
    with pytest.raises(Refused, match=why):
        fetcher.fetch(address)
    assert "/secret" not in [path for path, _ in server.asked]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::", False),
        ("64:ff9b::a00:1", False),
    ],
)
def test_only_an_address_that_everybody_can_reach_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_two_requests_of_one_host_are_a_pause_apart(
    server: AwkwardServer, tmp_path: Path, waits: list[float]
) -> None:
    gate = Gate([server.host], schemes=["http"], resolve=network, permit=lambda address: True)
    slow = Fetcher(Downloads(tmp_path), gate, Politeness(pause=5), sleep=waits.append)
    for path in ("/one", "/two"):
        slow.fetch(server.address(whole(), path=path))
    [wait] = waits
    assert 4 < wait <= 5


@pytest.mark.django_db
def test_the_command_fetches_what_was_not_read_and_imports_it(
    server: AwkwardServer,
    fetcher: Fetcher,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.MEDIA_ROOT = tmp_path / "documents"
    council = factories.council("Westshire", aliases=["Westshire County Council"])
    fetcher.politeness = Politeness(pause=0)
    address = server.address(whole(samples.ilacs()))
    gone = server.address(status(404), path="/gone")
    for number, report in enumerate((address, gone), start=1):
        factories.inspection(council, reference=f"westshire-{number}", report_address=report, start_date=None)
    monkeypatch.setattr(fetch_reports.Command, "fetcher", lambda command, pause: fetcher)

    said = StringIO()
    call_command("fetch_reports", stdout=said)
    assert "1 new" in said.getvalue()
    assert "answered 404" in said.getvalue()
    assert Document.objects.get().source == Source.objects.get(address=address)

    server.asked.clear()
    call_command("fetch_reports", stdout=said)
    assert [path for path, _ in server.asked] == ["/gone"]
