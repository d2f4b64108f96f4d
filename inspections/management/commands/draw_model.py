"""`manage.py draw_model`: the diagram and the table of docs/data-model.md, from the models themselves."""

from __future__ import annotations

import inspect
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import models
from simple_history.models import HistoricalChanges

DOCUMENT = Path("docs") / "data-model.md"
START, END = "<!-- drawn from the models -->", "<!-- end of what is drawn -->"


class Command(BaseCommand):
    """Write what the models say of themselves into the document."""

    help = f"Draws the models into {DOCUMENT}, between its two marks. The text around them stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the document, where it is another."""
        parser.add_argument("--document", type=Path, default=settings.BASE_DIR / DOCUMENT)

    def handle(self, *args: Any, document: Path, **options: Any) -> None:
        """Replace what stands between the marks."""
        try:
            text = document.read_text(encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{document} cannot be opened: {error.strerror}.") from error
        document.write_text(redrawn(text), encoding="utf-8")
        self.stdout.write(f"{document} holds the {len(drawn_models())} models.")


def redrawn(text: str) -> str:
    """Return the document with the models drawn anew. Raises CommandError if a mark is missing."""
    if not (START in text and END in text.partition(START)[2]):
        raise CommandError(f"The document needs a line {START} and, below it, a line {END}.")
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    chosen = drawn_models()
    return f"{before}{START}\n```mermaid\n{diagram(chosen)}\n```\n\n{table(chosen)}\n{END}{after}"


def drawn_models() -> list[type[models.Model]]:
    """Return the models of the record by name, without the copies that keep their history."""
    every = apps.get_app_config("inspections").get_models()
    return sorted(
        (one for one in every if not issubclass(one, HistoricalChanges)), key=lambda one: one.__name__
    )


def diagram(chosen: Iterable[type[models.Model]]) -> str:
    """Return a Mermaid diagram: one line for each foreign key, from the one to the many, with its name."""
    lines = ["erDiagram"]
    for model in chosen:
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey):
                one = "|o" if field.null else "||"
                many = "o|" if field.unique else "o{"
                target = field.remote_field.model.__name__
                lines.append(f"    {target} {one}--{many} {model.__name__} : {field.name}")
    return "\n".join(lines)


def table(chosen: Iterable[type[models.Model]]) -> str:
    """Return what a row of each model is, which fields it has, and which rows the database refuses."""
    lines = ["| model | a row is | fields | the database holds it to |", "|---|---|---|---|"]
    for model in chosen:
        fields = ", ".join(f"`{field.name}`" for field in model._meta.local_fields if said(field))
        rules = ", ".join(rule.name.replace("_", " ") for rule in model._meta.constraints)
        lines.append(f"| **{model.__name__}** | {meaning(model)} | {fields} | {rules} |")
    return "\n".join(lines)


def said(field: models.Field[Any, Any]) -> bool:
    """Return whether a field belongs to the record, and not to how it is kept."""
    return not field.primary_key and field.name != "revision"


def meaning(model: type[models.Model]) -> str:
    """Return the first sentence of a model's docstring, in one line."""
    first = inspect.cleandoc(model.__doc__ or "").partition("\n\n")[0]
    return " ".join(first.split()).partition(". ")[0].rstrip(".")
