"""What every page of the admin that edits a record does: two people at once, reasons, versions, public links.

A form carries the revision that its editor saw. Saving a record raises its revision, also when only a row
of an inline changed; a form that saw an earlier one is shown again, merged with what was saved meanwhile.
"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from inspections import reviewing
from inspections.admin import history
from inspections.admin.merging import OtherEdits, as_new, meet_other_edits, own_formsets
from inspections.admin.picking import PickingMixin, RecordPicker
from inspections.models import Record
from inspections.models.records import Reviewed


class SeenRevision(forms.IntegerField):
    """The revision that the editor saw; never counts as a change."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return False: the field only tells what was seen."""
        return False


class Why(forms.CharField):
    """The editor's reason, which the history keeps; never counts as a change."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return False: a reason without a change is nothing to save."""
        return False


class RowForm(forms.ModelForm):
    """A form of one record, on its own page or as a row of an inline."""

    seen_revision = SeenRevision(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Remember the revision shown."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_revision"] = self.instance.revision
        for name, field in self.fields.items():
            if isinstance(field.widget, RecordPicker):
                field.widget.known = self.instance._state.fields_cache.get(name)

    @classmethod
    def initial_of(cls, version: Any) -> dict[str, Any]:
        """Return the values that a version in the history gives to fields that are no columns."""
        return {}


class RecordForm(RowForm):
    """The form of a record's own page."""

    why = Why(
        label="Why",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Kept in the history beside your name: what the change rests on.",
    )

    other_edits: OtherEdits | None = None
    """What others saved since the form was opened; set on the class that is made for one request."""

    def clean(self) -> dict[str, Any]:
        """Return the values; raises ValidationError if somebody else saved the record meanwhile."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.other_edits is not None:
            raise forms.ValidationError(self.other_edits.sentence, code="other_edits")
        return cleaned


class RowFormSet(BaseInlineFormSet):
    """The rows of an inline. `restored` are versions whose values a row shows instead of its own."""

    restored: tuple[Any, ...] = ()

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name every field for its row, since in a table only its column has a visible name."""
        super().add_fields(form, index)
        name = capfirst(str(form.instance._meta.verbose_name))
        row = name if index is None else f"{name} {index + 1}"
        for field in form.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = f"{row}: {capfirst(str(field.label))}"

    def get_queryset(self) -> Any:
        """Return the rows, those to be restored with the values of the earlier version."""
        rows = super().get_queryset()
        for version in self.restored:
            for row in rows:
                if row.pk == version.instance.pk:
                    history.overlay(row, version)
        return rows


class RecordInline(PickingMixin, admin.options.InlineModelAdmin):
    """Rows of an inline that count as part of the record: same reason, same lock, same history."""

    form = RowForm
    formset = RowFormSet
    extra = 0

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fields, and the revision seen."""
        return [*(self.fields or ()), "seen_revision"]

    def versions_of(self, parent: Any) -> models.QuerySet[Any]:
        """Return every version of every row that the record has or had."""
        foreign_key = self.fk_name or next(
            field.name
            for field in self.model._meta.get_fields()
            if isinstance(field, models.ForeignKey) and field.related_model is self.parent_model
        )
        return self.model.history.filter(**{f"{foreign_key}_id": parent.pk})

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Return how many empty rows to show: one more for each removed row that is to come back."""
        return self.extra + len(history.removed_rows(request, self.model))


class TabularRows(RecordInline, admin.TabularInline):
    """Rows of few fields."""


class StackedRows(RecordInline, admin.StackedInline):
    """Rows of many fields."""


class RecordAdmin(PickingMixin, admin.ModelAdmin):
    """The pages of one kind of record."""

    form = RecordForm
    change_form_template = "admin/inspections/change_form.html"
    list_per_page = 50
    save_on_top = False
    view_on_site = False
    show_facets = admin.ShowFacets.NEVER
    readonly_once_added: tuple[str, ...] = ()
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    class Media:
        js = [forms.Script("js/admin/editing.js", type="module")]

    # The list

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return the actions without deletion in bulk: a record is withdrawn, so that its history stays."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description="on the site")
    def public_page(self, record: Any) -> SafeString | str:
        """Return a link to where everybody reads the record, if they can."""
        address = self.public_address(record)
        return format_html('<a href="{}">{}</a>', address, "View") if address else "–"

    def public_address(self, record: Any) -> str:
        """Return the public address of the record, empty where it has none."""
        return str(record.get_absolute_url())

    # One record

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fieldsets and, for who may change the record, the reason."""
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj is None or self.has_change_permission(request, obj):
            fieldsets.append((None, {"fields": ["why", "seen_revision"], "classes": ["why"]}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return the fields nobody changes, with those that are fixed once the record exists."""
        fixed = () if obj is None else self.readonly_once_added
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form's class for this request, which knows what others saved meanwhile."""
        form_class: Any = super().get_form(request, obj, change=change, **kwargs)
        form_class.other_edits = getattr(request, "other_edits", None)
        return form_class

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the record; with `?version=` on reading, as that version of its history had it."""
        record = super().get_object(request, object_id, from_field)
        if record is not None and (version := history.asked_version(request, self.model, record.pk)):
            history.overlay(record, version)
        return record

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Return what an inline's formset is made with: removed rows that are to come back, as new rows."""
        made: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET":
            removed = history.removed_rows(request, inline.model)
            made["initial"] = [
                {**history.values_of(version), **inline.form.initial_of(version)} for version in removed
            ]
        return made

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """Yield the formset class and the inline, the rows that are to be restored noted on the class."""
        for formset_class, inline in super().get_formsets_with_inlines(request, obj):
            formset_class.restored = tuple(history.asked_rows(request, inline.model))
            yield formset_class, inline

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Return the form; a form that saw an earlier revision is merged and shown again, not saved."""
        if request.method != "POST" or object_id is None:
            self._announce_version(request)
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            record = self._locked(request, unquote(object_id))
            if record is None and self.has_add_permission(request):
                formsets = [each for each, _ in self.get_formsets_with_inlines(request)]
                gone = as_new(request.POST, self.model, unquote(object_id), formsets)
                if gone is not None:
                    request.POST, request.other_edits = gone  # type: ignore[attr-defined]
                    add = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
                    return super().changeform_view(request, None, add, extra_context)
            elif record is not None:
                formsets = own_formsets(self, request, record)
                met = meet_other_edits(
                    request.POST, self.get_form(request, record, change=True), record, formsets
                )
                if met is not None:
                    request.POST, request.other_edits = met  # type: ignore[assignment, attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _locked(self, request: HttpRequest, object_id: str) -> Record | None:
        """Return the record, which nobody else can save until this request is done."""
        locked = self.model._default_manager.select_for_update(of=("self",))
        try:
            return cast("Record | None", locked.filter(pk=object_id).first())
        except ValueError:
            return None

    def _announce_version(self, request: HttpRequest) -> None:
        for version in (history.asked_version(request, self.model), *history.all_asked_rows(request)):
            if version is not None:
                messages.info(
                    request,
                    f"This form shows the version that {history.saved_by(version)}. Save it to go back to "
                    "it; until then nothing changes.",
                )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return what a new form starts with: with `?version=`, what the deleted record held."""
        if version := history.asked_version(request, self.model):
            return {**history.values_of(version), **self.form.initial_of(version)}
        return super().get_changeform_initial_data(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may delete this: what was ever published is withdrawn instead."""
        return super().has_delete_permission(request, obj) and self.deletable(obj)

    def deletable(self, record: Any) -> bool:
        """Return whether the record is one that may be deleted at all."""
        return False

    # Saving

    def write(self, record: Any, form: Any) -> None:
        """Save the record, with one new version in its history."""
        record.save()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the record if it is new or changed, one revision on, with who and why."""
        self._name_author(request, obj, form)
        request.saved_revision = obj.revision  # type: ignore[attr-defined]
        if not change:
            self.write(obj, form)
        elif form.has_changed():
            obj.revision += 1
            self.write(obj, form)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the rows; the record's revision grows with them."""
        super().save_related(request, form, formsets, change)
        record = form.instance
        rows_changed = any(
            (*formset.new_objects, *formset.changed_objects, *formset.deleted_objects) for formset in formsets
        )
        if change and rows_changed and not form.has_changed():
            record.revision += 1
            self.write(record, form)
        if change and (rows_changed or form.has_changed()):
            self.return_for_review(request, record, form)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save the rows of one inline, each one revision on, with who and why."""
        rows = formset.save(commit=False)
        new = {id(row) for row in formset.new_objects}
        for row in rows:
            self._name_author(request, row, form)
            if id(row) not in new:
                row.revision += 1
            row.save()
            if id(row) not in new:
                self.return_for_review(request, row, form)
        for row in formset.deleted_objects:
            self._name_author(request, row, form)
            row.delete()
        formset.save_m2m()

    def return_for_review(self, request: HttpRequest, record: Any, form: Any) -> None:
        """Put an edited, published record back among the proposals where two people must agree."""
        if not isinstance(record, Reviewed):
            return
        user = cast(AbstractUser, request.user)
        if reviewing.return_edited(record, user, form.cleaned_data.get("why", "")):
            messages.warning(
                request,
                f"{record} is no longer on the public pages: another person must look at your edit "
                "and publish it.",
            )

    def _name_author(self, request: HttpRequest, record: Any, form: Any) -> None:
        record.sign(cast(AbstractUser, request.user), form.cleaned_data.get("why") or None)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Return the entry in the list of recent actions, unless nothing was changed."""
        return super().log_change(request, obj, message) if message else None

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Return where to go after saving; says so if there was nothing to save."""
        if obj.revision == getattr(request, "saved_revision", None) and "_publish" not in request.POST:
            messages.info(request, "Nothing was changed, so nothing was saved.")
            if "_continue" in request.POST:
                return HttpResponseRedirect(request.path)
            return self.response_post_save_change(request, obj)
        return super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        """Return where to go after a deletion, with the way back."""
        address = history.address(self.model, obj_id)
        messages.info(
            request,
            format_html('Its history stays, and <a href="{}">brings it back</a> if you need it.', address),
        )
        return super().response_delete(request, obj_display, obj_id)

    # Pages around the form

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the page of the form, with the way to the public page."""
        obj = kwargs.get("obj")
        context["other_edits"] = getattr(request, "other_edits", None)
        context["public_address"] = self.public_address(obj) if obj is not None and obj.pk else ""
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Return the page of everything that happened to the record and its rows, newest first."""
        pk = unquote(object_id)
        inlines = self.get_inline_instances(request, self.model(pk=pk))
        context = {
            **self.admin_site.each_context(request),
            **history.page(self.model, pk, inlines, request.GET.get("p", "1")),
            "opts": self.opts,
            "object_id": object_id,
            "may_change": self.has_change_permission(request),
            **(extra_context or {}),
        }
        if not self.has_view_permission(request):
            return super().history_view(request, object_id, extra_context)
        return TemplateResponse(request, "admin/inspections/history.html", context)
