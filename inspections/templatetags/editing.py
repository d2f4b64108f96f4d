"""The way from a public page into the admin, for who may edit."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("inspections/partials/edit_link.html", takes_context=True)
def edit_link(context: Context, record: Any, *, item: bool = False) -> dict[str, Any]:
    """Return where the record is edited, for a signed-in person who may; nothing for everybody else.

    Whoever brings no session cookie is not asked for one: looking into the session would mark the page as
    differing from reader to reader, and no cache between could keep it. `item` is for a list of links.
    """
    request = getattr(context, "request", None)
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return {"address": ""}
    opts = record._meta
    may_edit = request.user.is_staff and request.user.has_perm(f"{opts.app_label}.change_{opts.model_name}")
    if not may_edit:
        return {"address": ""}
    return {
        "address": reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]),
        "name": str(opts.verbose_name),
        "item": item,
    }
