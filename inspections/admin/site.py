"""The first page of the admin, which says what there is to do, and the page of what cannot be right."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from inspections.admin.worklists import worklists
from inspections.soundness import admin_path, sweep


class EditingSite(admin.AdminSite):
    """Django's admin, with its worklists."""

    site_header = "Ofsted tracker: editing"
    site_title = "Ofsted tracker: editing"
    index_title = "What there is to do"
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        """Return the addresses, with the page of problems."""
        return [path("problems/", self.admin_view(self.problems), name="problems"), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Return the first page, with the worklists."""
        return super().index(request, {"worklists": worklists(request), **(extra_context or {})})

    def problems(self, request: HttpRequest) -> HttpResponse:
        """Return the page of every row that cannot be right, each with the way to put it right."""
        if not request.user.has_perm("inspections.view_inspection"):
            raise PermissionDenied
        found = sweep(timezone.localdate())
        context = {
            **self.each_context(request),
            "title": "Problems in the data",
            "problems": [(defect, admin_path(defect.record)) for defect in found.problems],
            "remarks": [(defect, admin_path(defect.record)) for defect in found.remarks],
        }
        return TemplateResponse(request, "admin/problems.html", context)
