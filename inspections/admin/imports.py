"""Import: give the software documents, watch it read them, and go on to what it read."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from inspections.importing import jobs
from inspections.importing.reading import LARGEST_FILE
from inspections.models import ImportJob
from inspections.vocabulary import PartialDate

MOST_FILES = 50


class FilesInput(forms.ClearableFileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The files given, as a list; empty if none was."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files. Raises ValidationError for too many, or for one that is too large."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_FILES:
            raise forms.ValidationError(
                f"These are {len(given)} files; give at most {MOST_FILES} at a time, or let "
                "manage.py import_documents read the whole folder."
            )
        for file in given:
            if file.size > LARGEST_FILE:
                raise forms.ValidationError(
                    f"“{file.name}” has {file.size / 1e6:.0f} MB; "
                    f"a report has at most {LARGEST_FILE / 1e6:.0f}."
                )
        return list(given)


class ImportForm(forms.Form):
    """Documents to read: files, or the pasted text of one article."""

    documents = FilesField(
        label="Files",
        required=False,
        help_text=f"Reports as PDF, articles as text or HTML; up to {MOST_FILES}.",
    )
    text = forms.CharField(
        label="Or the text of an article",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField"}),
        help_text="Paste it with its title as the first line.",
    )
    publisher = forms.CharField(
        required=False, max_length=120, help_text="Needed for articles, if the text does not say."
    )
    title = forms.CharField(required=False, max_length=250, help_text="If it is not the first line.")
    address = forms.URLField(
        required=False, max_length=300, assume_scheme="https", help_text="Where it was published."
    )
    published = forms.CharField(
        required=False, max_length=10, help_text="When, as exactly as known: 2021, 2021-11 or 2021-11-04."
    )

    def clean_published(self) -> str:
        """Return the date as given. Raises ValidationError for what is no date."""
        published: str = self.cleaned_data["published"].strip()
        if published:
            try:
                PartialDate.from_iso(published)
            except ValueError as error:
                raise forms.ValidationError(str(error)) from None
        return published

    def clean(self) -> dict[str, Any]:
        """Return the values. Raises ValidationError where nothing was given, or too much."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "documents" not in cleaned:
            return cleaned
        number = len(cleaned["documents"]) + bool(cleaned.get("text", "").strip())
        if number == 0:
            raise forms.ValidationError("Give a file, or paste the text of an article.")
        for name in ("title", "address", "published"):
            if number > 1 and cleaned.get(name):
                self.add_error(
                    name, f"This belongs to one document, and there are {number}. Import it alone."
                )
        return cleaned

    def given(self) -> list[UploadedFile]:
        """Return every document of a valid form as a file."""
        files = list(self.cleaned_data["documents"])
        text = self.cleaned_data["text"].strip()
        if text:
            name = slugify(text.splitlines()[0])[:80] or "article"
            files.append(SimpleUploadedFile(f"{name}.txt", text.encode(), "text/plain"))
        return files


class FilesLeft(admin.SimpleListFilter):
    """Filters imports by whether files are still to be read."""

    title = "files"
    parameter_name = "files"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the one choice."""
        return [("waiting", "Some are still to be read")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the imports that were broken off, or all."""
        match self.value():
            case "waiting":
                return queryset.filter(waiting_counted__gt=0)
            case None:
                return queryset
            case other:
                raise IncorrectLookupParameters(other)


@admin.register(ImportJob)
class ImportAdmin(admin.ModelAdmin):
    """Imports: each with its files and what became of them."""

    list_display = ("asked_at", "asked_by", "number_of_files", "still_waiting")
    list_filter = (FilesLeft,)
    list_select_related = ("asked_by",)
    date_hierarchy = "asked_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportJob]:
        """Return the imports with the numbers of their files."""
        waiting = Count("items", filter=Q(items__outcome=""))
        return super().get_queryset(request).annotate(files_counted=Count("items"), waiting_counted=waiting)

    @admin.display(description="files", ordering="files_counted")
    def number_of_files(self, job: Any) -> int:
        """Return how many files were given."""
        return int(job.files_counted)

    @admin.display(description="to be read", ordering="waiting_counted")
    def still_waiting(self, job: Any) -> int:
        """Return how many files are still to be read."""
        return int(job.waiting_counted)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: an import tells where records came from."""
        return False

    def get_urls(self) -> list[Any]:
        """Return the addresses, with the one that carries an import on."""
        view = self.admin_site.admin_view(require_POST(self.carry_on_view))
        return [path("<int:pk>/carry-on/", view, name="inspections_importjob_carry_on"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Return the form that takes documents; with valid ones, the page of their import."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        if form.is_valid():
            job = self._begun(cast(User, request.user), form)
            return HttpResponseRedirect(reverse("admin:inspections_importjob_change", args=[job.pk]))
        context = {**self.admin_site.each_context(request), "title": "Import documents", "form": form}
        return TemplateResponse(request, "admin/inspections/imports/form.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Return how far an import is, with a way to each document that was read."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        job = get_object_or_404(ImportJob, pk=int(object_id) if object_id.isdecimal() else 0)
        return self._progress(request, job, "admin/inspections/imports/import.html")

    def carry_on_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return how far the import is after a stretch of reading."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        job = get_object_or_404(ImportJob, pk=pk)
        jobs.carry_on(job)
        if getattr(request, "htmx", False):
            return self._progress(request, job, "admin/inspections/imports/progress.html")
        return HttpResponseRedirect(reverse("admin:inspections_importjob_change", args=[pk]))

    @transaction.atomic
    def _begun(self, user: User, form: ImportForm) -> ImportJob:
        said = {name: form.cleaned_data[name] for name in ("publisher", "title", "address", "published")}
        job = ImportJob.objects.create(asked_by=user, **said)
        jobs.give_files(job, form.given())
        return job

    def _progress(self, request: HttpRequest, job: ImportJob, template: str) -> HttpResponse:
        items = list(job.items.select_related("source"))
        done = sum(bool(item.outcome) for item in items)
        context = {
            **self.admin_site.each_context(request),
            "title": str(job),
            "job": job,
            "items": items,
            "done": done,
            "waiting": len(items) - done,
            "may_carry_on": self.has_add_permission(request),
        }
        return TemplateResponse(request, template, context)
