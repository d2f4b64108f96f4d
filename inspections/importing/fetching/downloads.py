"""The folder of what was downloaded: each address by its hash, a file and what the server said of it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path


class Refused(Exception):
    """An address that was not downloaded; the text says why, and what to do next."""


@dataclass(frozen=True)
class Validators:
    """What the server said of a version of a file, to ask later whether it still has just that one."""

    etag: str = ""
    last_modified: str = ""

    @property
    def strong(self) -> str:
        """Return what proves that two parts belong to one version of the file, empty if nothing does."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


class Downloads:
    """The downloads in one folder. A file is there whole or not at all; a part waits under its own name."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which is made when it is first needed."""
        self.folder = folder

    def file(self, address: str) -> Path:
        """Return where the whole file of an address is, or will be."""
        return self.folder / f"{_name(address)}.pdf"

    def part(self, address: str) -> Path:
        """Return where the first part of a file is that broke off."""
        return self.folder / f"{_name(address)}.part"

    def validators(self, path: Path) -> Validators:
        """Return what the server said of a file or a part; nothing if that is not known."""
        try:
            return Validators(**json.loads(_said(path).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Validators()

    def begin(self, part: Path, validators: Validators) -> None:
        """Return nothing; empties the part and keeps what the server says of the file to come."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _write(_said(part), json.dumps(asdict(validators)))
        part.touch()

    def finish(self, address: str) -> Path:
        """Return the file of an address, for which its part, now whole, was taken."""
        part, file = self.part(address), self.file(address)
        # What was said of the old file is removed first: it must never be taken for the new one's.
        _said(file).unlink(missing_ok=True)
        os.replace(part, file)
        os.replace(_said(part), _said(file))
        return file

    def drop_part(self, address: str) -> None:
        """Return nothing; forgets the part of an address."""
        self.part(address).unlink(missing_ok=True)
        _said(self.part(address)).unlink(missing_ok=True)


def _name(address: str) -> str:
    return sha256(address.encode()).hexdigest()


def _said(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _write(path: Path, text: str) -> None:
    """Write a file so that it is never half there."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)
