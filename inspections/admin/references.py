"""The reference that a new record gets: a slug on which addresses rest, and which never changes."""

from __future__ import annotations

from typing import cast

from django.db import models
from django.utils.text import slugify


def free_reference(model: type[models.Model], *parts: str) -> str:
    """Return the parts as one slug that no record of the model has, with a number at its end if need be."""
    column = cast("models.SlugField", model._meta.get_field("reference"))
    longest = column.max_length or 100
    wanted = slugify(" ".join(part for part in parts if part)) or str(model._meta.model_name)
    number = 1
    while True:
        ending = f"-{number}" if number > 1 else ""
        reference = f"{wanted[: longest - len(ending)].rstrip('-')}{ending}"
        if not model._default_manager.filter(reference=reference).exists():
            return reference
        number += 1
