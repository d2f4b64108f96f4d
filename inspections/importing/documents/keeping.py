"""The bytes and the texts of documents, in this installation's own files and database."""

from __future__ import annotations

from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from inspections.importing.reading import Reading
from inspections.models import Document, DocumentPart, Source

SUFFIXES = {"application/pdf": "pdf", "text/html": "html", "text/plain": "txt"}


def keep_file(reading: Reading) -> str:
    """Return the name under which the bytes are stored: their SHA-256, whatever the file was called.

    A file that a killed process left half written does not have the hash of its name, and is replaced.
    """
    name = f"{reading.sha256[:2]}/{reading.sha256}.{SUFFIXES[reading.media_type]}"
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            if sha256(kept.read()).hexdigest() == reading.sha256:
                return name
        default_storage.delete(name)
    return str(default_storage.save(name, ContentFile(reading.data)))


def keep_document(reading: Reading, source: Source, file: str, unmatched: list[str]) -> Document:
    """Return the document as now read, with the text of its parts; one read before is brought up to date."""
    document, _ = Document.objects.update_or_create(
        sha256=reading.sha256,
        defaults={
            "source": source,
            "file": file,
            "file_name": reading.file_name,
            "media_type": reading.media_type,
            "size": len(reading.data),
            "extractor_version": reading.extractor_version,
            "reading": reading.record | {"not_matched": unmatched},
            "read_at": timezone.now(),
        },
    )
    standing = dict(document.parts.values_list("number", "text"))
    texts = dict(enumerate(reading.parts, start=1))
    if standing != texts:
        document.parts.all().delete()
        DocumentPart.objects.bulk_create(
            DocumentPart(document=document, number=number, text=text) for number, text in texts.items()
        )
    return document
