"""Citations: as rows of the record that they support, and as a list of what sources state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inspections.admin.records import RecordAdmin, RecordForm, RowForm, RowFormSet, StackedRows
from inspections.admin.wording import quote_field
from inspections.models import Citation, Finding, Inspection, Judgement
from inspections.models.records import Reviewed
from inspections.vocabulary import Area, ReviewState

CITATION_FIELDSETS = (
    (None, {"fields": ("source", ("page", "paragraph", "item", "quote"))}),
    (
        "Where the source is vaguer than the record, or differs from it",
        {
            "fields": ("stated", "previous_grade", ("agrees", "differs_on"), "decision"),
            "classes": ["collapse"],
        },
    ),
)


class CitationForm(RowForm):
    """A place in a source."""

    quote = quote_field()


class CitationFormSet(RowFormSet):
    """The citations of one record: a published one keeps at least one."""

    def clean(self) -> None:
        """Return nothing; raises ValidationError if a published record would lose its last citation."""
        super().clean()
        if any(self.errors) or not isinstance(self.instance, Reviewed):
            return
        if self.instance.state != ReviewState.PUBLISHED:
            return
        left = [form for form in self.forms if form.has_changed() or form.instance.pk]
        if all(self._should_delete_form(form) for form in left):  # type: ignore[attr-defined]
            name = self.instance._meta.verbose_name
            raise forms.ValidationError(
                f"A published {name} rests on at least one citation. Add another, or withdraw the {name}."
            )


class CitationRows(StackedRows):
    """The citations of a judgement or a finding."""

    model = Citation
    form: Any = CitationForm
    formset: Any = CitationFormSet
    picked = ("source",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the place first; the rest folded."""
        hidden = (None, {"fields": ("seen_revision",)})
        return (*CITATION_FIELDSETS, hidden)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        """Return the citations with their sources."""
        return super().get_queryset(request).select_related("source")


# On an inspection's page: its own citations, and those of its judgements

INSPECTION = "inspection"
EVERYTHING = "everything"
NEW_JUDGEMENT = "area:"


class InspectionCitationForm(CitationForm):
    """A place in a source that supports the inspection, one of its judgements, or all of these."""

    supports = forms.ChoiceField(label="Supports")

    def __init__(
        self, *args: Any, inspection: Inspection, judgements: Sequence[Judgement], **kwargs: Any
    ) -> None:
        """Offer the inspection and its judgements, also those that are added on the same page."""
        super().__init__(*args, **kwargs)
        choices = [(INSPECTION, "The inspection: its kind, dates and topic")]
        choices += [(str(one.pk), f"{one} ({one.get_state_display().lower()})") for one in judgements]
        if self.instance.pk is None:
            choices.append((EVERYTHING, "The inspection and every judgement on this page"))
            held = {one.area for one in judgements}
            areas = inspection.version.areas if inspection.framework else tuple(Area)
            choices += [
                (f"{NEW_JUDGEMENT}{area}", f"{area.label}: the judgement added above")
                for area in areas
                if area not in held
            ]
        self.fields["supports"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("supports", self._target())

    @classmethod
    def initial_of(cls, version: Any) -> dict[str, Any]:
        """Return what an earlier version of the citation supported."""
        return {"supports": str(version.judgement_id) if version.judgement_id else INSPECTION}

    def _target(self) -> str:
        if self.instance.judgement_id:
            return str(self.instance.judgement_id)
        return INSPECTION if self.instance.pk else EVERYTHING

    def clean(self) -> dict[str, Any]:
        """Return the values; of the two records that a citation may support here, one is emptied."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        target = cleaned.get("supports", INSPECTION)
        self.instance.judgement_id = int(target) if target.isdecimal() else None
        if target.isdecimal() or target.startswith(NEW_JUDGEMENT):
            cleaned["inspection"] = None
        return cleaned


class InspectionCitationFormSet(CitationFormSet):
    """The citations of an inspection and of its judgements."""

    def __init__(self, *, queryset: Any = None, **kwargs: Any) -> None:
        """Take in the citations of the judgements too."""
        super().__init__(queryset=queryset, **kwargs)
        if self.instance.pk:
            rows = Citation.objects.all() if queryset is None else queryset
            of_both = Q(inspection=self.instance) | Q(judgement__inspection=self.instance)
            self.queryset = rows.filter(of_both).order_by("pk")

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Return what each row's form is made with."""
        arguments = super().get_form_kwargs(index)
        return {**arguments, "inspection": self.instance, "judgements": self.judgements}

    @cached_property
    def judgements(self) -> list[Judgement]:
        """Return the judgements that the inspection has, asked for once for all rows."""
        return list(self.instance.judgements.all()) if self.instance.pk else []

    def clean(self) -> None:
        """Return nothing; raises ValidationError if a citation supports a judgement that is not there."""
        super().clean()
        added = {
            value for name, value in self.data.items() if name.startswith("judgements-") and "-area" in name
        }
        for form in self.forms:
            target = getattr(form, "cleaned_data", {}).get("supports", "")
            if target.startswith(NEW_JUDGEMENT) and target.removeprefix(NEW_JUDGEMENT) not in added:
                label = Area(target.removeprefix(NEW_JUDGEMENT)).label
                form.add_error("supports", f"{label} is not among the judgements above. Add it there first.")
                raise forms.ValidationError("A citation supports a judgement that is not there.")

    def save_new(self, form: Any, commit: bool = True) -> Citation:
        """Return the new citation, pointing at what it supports, which by now is saved."""
        row: Citation = super().save_new(form, commit=False)
        target = form.cleaned_data["supports"]
        if target.startswith(NEW_JUDGEMENT):
            area = target.removeprefix(NEW_JUDGEMENT)
            row.judgement = Judgement.objects.filter(inspection=self.instance, area=area).last()
        elif target.isdecimal():
            row.judgement_id = int(target)
        row.inspection = None if row.judgement_id else self.instance
        return row

    def save_new_objects(self, commit: bool = True) -> list[Citation]:
        """Return the new citations: one that supports everything is one for each record."""
        made: list[Citation] = super().save_new_objects(commit)
        everything = [form.instance for form in self.extra_forms if self._supports_everything(form)]
        for citation in everything:
            for judgement in Judgement.objects.filter(inspection=self.instance).exclude(
                citations__source=citation.source
            ):
                copy = Citation(
                    **{
                        field.attname: getattr(citation, field.attname)
                        for field in Citation._meta.concrete_fields
                        if field.name not in {"id", "inspection", "judgement", "revision"}
                    },
                    judgement=judgement,
                )
                made.append(copy)
                self.new_objects.append(copy)
        return made

    def _supports_everything(self, form: Any) -> bool:
        cleaned = getattr(form, "cleaned_data", {})
        removed = self._should_delete_form(form)  # type: ignore[attr-defined]
        return cleaned.get("supports") == EVERYTHING and not removed


class InspectionCitationRows(CitationRows):
    """The citations of an inspection and of its judgements, on the inspection's page."""

    form = InspectionCitationForm
    formset = InspectionCitationFormSet
    fk_name = "inspection"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what it supports beside its source, then as for every citation."""
        (title, first), *rest = super().get_fieldsets(request, obj)
        return ((title, {"fields": ("supports", *first["fields"])}), *rest)

    def versions_of(self, parent: Any) -> QuerySet[Any]:
        """Return every version of every citation of the inspection and of its judgements."""
        judgements = Judgement.history.filter(inspection_id=parent.pk).values("id")
        versions: QuerySet[Any] = Citation.history.filter(
            Q(inspection_id=parent.pk) | Q(judgement_id__in=judgements)
        )
        return versions


class Standing(admin.SimpleListFilter):
    """Filters citations by whether the source differs from the record and that waits for a decision."""

    title = "agreement"
    parameter_name = "agreement"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("open", "Differs, to be decided"), ("decided", "Differs, decided"), ("agrees", "Agrees")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the citations of the chosen kind."""
        match self.value():
            case "open":
                return queryset.filter(agrees=False, decision="")
            case "decided":
                return queryset.filter(agrees=False).exclude(decision="")
            case "agrees":
                return queryset.filter(agrees=True)
            case None:
                return queryset
            case other:
                raise IncorrectLookupParameters(other)


class CitationPageForm(RecordForm):
    """A place in a source, on a page of its own."""

    quote = quote_field()


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    """What sources state. A citation is added on the page of the record that it supports."""

    form = CitationPageForm
    list_display = ("source", "place", "record", "stated", "agrees", "decision")
    list_display_links = ("source", "place")
    list_filter = (Standing, "source__kind")
    list_select_related = (
        "source",
        "inspection__council",
        "judgement__inspection__council",
        "finding__inspection__council",
    )
    search_fields = ("source__title", "stated", "decision", "quote")
    picked = ("source",)
    readonly_fields = ("record",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what it supports, then as in the rows."""
        fieldsets = ((None, {"fields": ("record",)}), *CITATION_FIELDSETS)
        return (*fieldsets, (None, {"fields": ("why", "seen_revision")}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        """Return the citations, and the themes by which some findings are called."""
        return super().get_queryset(request).prefetch_related("finding__finding_themes__theme")

    @admin.display(description="supports")
    def record(self, citation: Citation) -> SafeString | str:
        """Return a link to the record that the citation supports."""
        record = supported(citation)
        if record is None:
            return "–"
        name = record._meta.model_name
        address = reverse(f"admin:inspections_{name}_change", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, described(record))

    def public_address(self, record: Any) -> str:
        """Return the address of the source's public page, if everybody may see it."""
        published = record.source.state == ReviewState.PUBLISHED
        return str(record.source.get_absolute_url()) if published else ""

    def deletable(self, record: Any) -> bool:
        """Return whether the citation is not the last one on which a published record rests."""
        supports = None if record is None else supported(record)
        if supports is None or supports.state != ReviewState.PUBLISHED:
            return True
        return supports.citations.exclude(pk=record.pk).exists()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: the record that a citation supports is where it is added."""
        return False


def supported(citation: Citation) -> Inspection | Judgement | Finding | None:
    """Return the record that the citation supports."""
    return citation.inspection or citation.judgement or citation.finding


def described(record: Inspection | Judgement | Finding) -> str:
    """Return the record's name with its inspection."""
    return str(record) if isinstance(record, Inspection) else f"{record.inspection}: {record}"
