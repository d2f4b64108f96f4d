"""Two people who save the same record: the second is told, sees both versions, and loses nothing.

What the second posted is merged, field by field, with what the first saved. The version that the second
had opened, found in the history by its revision, tells who changed what: a field that only the first changed
takes the first's value; every other field keeps the second's input. Both are shown side by side, and nothing
is saved until the second, who has now seen it, saves again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from inspections.admin import history

OWN_FIELDS = {"seen_revision", "why"}
NOTHING = "empty"


@dataclass(frozen=True)
class Difference:
    """A field that others saved otherwise than this person; `kept` tells whose value the form shows."""

    label: str
    theirs: str
    yours: str
    kept: str


@dataclass(frozen=True)
class OtherSave:
    """Who saved the record meanwhile, when and why."""

    who: str
    when: str
    why: str


@dataclass
class OtherEdits:
    """What others did to the record while this person edited it."""

    name: str
    saves: list[OtherSave] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """Return what happened, and what to do now."""
        who = " and ".join(dict.fromkeys(save.who for save in self.saves)) or "Somebody"
        return (
            f"{who} saved this {self.name} after you opened it, so yours is not saved yet. Nothing is lost: "
            "the form below holds your input. Compare, change what you like, and save again."
        )


@dataclass
class Deletion(OtherEdits):
    """Somebody deleted the record while this person edited it."""

    @property
    def sentence(self) -> str:
        """Return what happened, and what to do now."""
        who = " and ".join(dict.fromkeys(save.who for save in self.saves)) or "Somebody"
        return (
            f"{who} deleted this {self.name} after you opened it. Nothing is lost: the form below holds your "
            f"input. Save it to add the {self.name} anew."
        )


def as_new(post: QueryDict, model: type[models.Model], pk: Any, formsets: Iterable[Any]) -> Any:
    """Return the post of a form whose record is gone as that of a new record, with a report of the deletion.

    `formsets` are the classes of its rows, which become new rows. None if there never was such a record.
    """
    last = model.history.filter(id=pk).select_related("history_user").first()  # type: ignore[attr-defined]
    if last is None:
        return None
    made = post.copy()
    made["seen_revision"] = ""
    for formset in formsets:
        prefix = formset.get_default_prefix()
        made[f"{prefix}-INITIAL_FORMS"] = "0"
        for name in [name for name in made if _is_of_a_row(name, prefix)]:
            if name.rpartition("-")[2] in {"id", "seen_revision", formset.fk.name}:
                made[name] = ""
    report = Deletion(str(model._meta.verbose_name))
    report.saves.append(_save_of(last))
    return made, report


def own_formsets(model_admin: Any, request: HttpRequest, record: Any) -> list[Any]:
    """Return the unbound formsets of the record's inlines, as they now stand in the database."""
    made = []
    for formset_class, inline in model_admin.get_formsets_with_inlines(request, record):
        prefix = formset_class.get_default_prefix()
        rows = inline.get_queryset(request).select_for_update(of=("self",))
        made.append(formset_class(instance=record, prefix=prefix, queryset=rows))
    return made


def meet_other_edits(
    post: QueryDict, form_class: Any, record: Any, formsets: list[Any]
) -> tuple[QueryDict, OtherEdits] | None:
    """Return the post merged with what others saved and a report of that; None if nobody saved anything.

    Call it while the record is locked. `formsets` are unbound and hold the rows as they now are.
    """
    meeting = Meeting(post, record._meta.verbose_name)
    if _number(post.get("seen_revision")) != record.revision:
        meeting.merge(form_class, record, prefix="", row="", form_arguments={})
    for formset in formsets:
        meeting.merge_rows(formset)
    return (meeting.merged, meeting.report) if meeting.met else None


class Meeting:
    """The work of one merge: the post as it becomes, and what there is to tell about it."""

    def __init__(self, post: QueryDict, name: str) -> None:
        """Start from what was posted."""
        self.post = post
        self.merged = post.copy()
        self.report = OtherEdits(name)
        self.met = False

    def merge(
        self, form_class: Any, current: Any, *, prefix: str, row: str, form_arguments: dict[str, Any]
    ) -> None:
        """Merge the fields of one form, whose record somebody saved since it was opened."""
        self.met = True
        seen = _number(self._posted(prefix, "seen_revision"))
        self._tell_saves(type(current), current.pk, seen)
        theirs = form_class(instance=current, prefix=prefix or None, **form_arguments)
        base = _form_of(form_class, type(current), current.pk, seen, prefix, form_arguments)
        for name in theirs.fields:
            if name in OWN_FIELDS or name not in (base or theirs).fields:
                continue
            html_name = theirs.add_prefix(name)
            if not _was_posted(self.post, html_name, theirs.fields[name]):
                continue
            mine = _posted_values(self.post, html_name)
            saved = encoded(theirs, name)
            untouched = base is not None and mine == encoded(base, name)
            if mine == saved:
                continue
            if untouched:
                self.merged.setlist(html_name, saved)
            elif base is not None and saved == encoded(base, name):
                continue  # Only this person changed it.
            self._tell(row, theirs.fields[name], saved, mine, "theirs" if untouched else "yours")
        self.merged[f"{prefix}-seen_revision" if prefix else "seen_revision"] = str(current.revision)

    def merge_rows(self, formset: Any) -> None:
        """Merge the rows of one inline: changed, removed and added ones, and number them anew."""
        prefix = formset.prefix
        total = _number(self.post.get(f"{prefix}-TOTAL_FORMS"))
        initial = _number(self.post.get(f"{prefix}-INITIAL_FORMS"))
        if total is None or initial is None or total > formset.absolute_max:
            return  # Django says what is wrong with such a post.
        present = {str(form.instance.pk): form.instance for form in formset.initial_forms}
        kept, renewed, known = [], [], set()
        for number in range(initial):
            row_prefix = f"{prefix}-{number}"
            pk = self.post.get(f"{row_prefix}-id", "")
            known.add(pk)
            if pk in present:
                self._merge_row(formset, present[pk], row_prefix)
                kept.append(number)
            elif self._keep_removed(formset, pk, row_prefix):
                renewed.append(number)
        added = [row for pk, row in present.items() if pk not in known]
        if len(kept) == initial and not added:
            return
        self.met = True
        rows = [self._fields_of(f"{prefix}-{number}-") for number in kept]
        rows += [self._added_row(formset, row) for row in added]
        new = [*renewed, *range(initial, total)]
        rows += [{**self._fields_of(f"{prefix}-{number}-"), **_no_key(number in renewed)} for number in new]
        self._renumber(prefix, rows, initial=len(kept) + len(added))

    def _merge_row(self, formset: Any, row: Any, prefix: str) -> None:
        if _number(self._posted(prefix, "seen_revision")) == row.revision:
            return
        self.merge(
            formset.form,
            row,
            prefix=prefix,
            row=_row_name(row),
            form_arguments=formset.get_form_kwargs(0),
        )

    def _keep_removed(self, formset: Any, pk: str, prefix: str) -> bool:
        """Return whether a row that others removed stays, as a new row, because this person changed it."""
        self.met = True
        model = formset.model
        seen = _number(self._posted(prefix, "seen_revision"))
        base = _form_of(formset.form, model, _number(pk), seen, prefix, formset.get_form_kwargs(0))
        self._tell_saves(model, _number(pk), seen)
        changed = base is None or any(
            _posted_values(self.post, base.add_prefix(name)) != encoded(base, name)
            for name in base.fields
            if name not in OWN_FIELDS and _was_posted(self.post, base.add_prefix(name), base.fields[name])
        )
        keep = changed and not self.post.get(f"{prefix}-{DELETION_FIELD_NAME}")
        name = _row_name(base.instance) if base is not None else capfirst(str(model._meta.verbose_name))
        yours = "changed: kept as a new row" if keep else "not changed"
        self.report.differences.append(Difference(name, "removed", yours, "yours" if keep else "theirs"))
        return keep

    def _added_row(self, formset: Any, row: Any) -> dict[str, list[str]]:
        """Return the posted fields of a row that others added, as this person's form would have had it."""
        form = formset.form(instance=row, prefix="row", **formset.get_form_kwargs(0))
        self._tell_saves(type(row), row.pk, 0)
        self.report.differences.append(Difference(_row_name(row), "added", "not there", "theirs"))
        fields = {name: encoded(form, name) for name in form.fields}
        return {**fields, "id": [str(row.pk)], formset.fk.name: [str(formset.instance.pk)]}

    def _fields_of(self, prefix: str) -> dict[str, list[str]]:
        return {
            name.removeprefix(prefix): values
            for name, values in self.merged.lists()
            if name.startswith(prefix)
        }

    def _renumber(self, prefix: str, rows: list[dict[str, list[str]]], *, initial: int) -> None:
        for name in [name for name in self.merged if _is_of_a_row(name, prefix)]:
            del self.merged[name]
        for number, row in enumerate(rows):
            for name, values in row.items():
                self.merged.setlist(f"{prefix}-{number}-{name}", values)
        self.merged[f"{prefix}-TOTAL_FORMS"] = str(len(rows))
        self.merged[f"{prefix}-INITIAL_FORMS"] = str(initial)

    def _posted(self, prefix: str, name: str) -> str | None:
        return self.post.get(f"{prefix}-{name}" if prefix else name)

    def _tell(self, row: str, shown: forms.Field, theirs: list[str], yours: list[str], kept: str) -> None:
        label = capfirst(str(shown.label))
        self.report.differences.append(
            Difference(
                f"{row}: {label}" if row else label, in_words(shown, theirs), in_words(shown, yours), kept
            )
        )

    def _tell_saves(self, model: Any, pk: Any, seen: int | None) -> None:
        versions = (
            model.history.filter(id=pk).select_related("history_user").order_by("history_date", "history_id")
        )
        later = versions.filter(models.Q(revision__gt=seen or 0) | models.Q(history_type="-"))
        for version in later if seen is not None else versions.reverse()[:1]:
            save = _save_of(version)
            if save not in self.report.saves:
                self.report.saves.append(save)


def _save_of(version: Any) -> OtherSave:
    who = history.author(version) if version.history_user else history.author(version).capitalize()
    return OtherSave(who, history.moment(version.history_date), version.history_change_reason or "")


def encoded(form: Any, name: str) -> list[str]:
    """Return the values that a browser posts if the field of an unbound form is left as it is."""
    widget = _bare(form.fields[name].widget)
    value = form[name].value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    formatted = widget.format_value(value)
    values = formatted if isinstance(formatted, list | tuple) else [formatted]
    return _tidy(["" if one is None else str(one) for one in values])


def in_words(shown: forms.Field, values: list[str]) -> str:
    """Return posted values as a person reads them: labels rather than keys."""
    if isinstance(_bare(shown.widget), forms.CheckboxInput):
        return "yes" if values else "no"
    given = [value for value in values if value]
    if isinstance(shown, forms.ModelChoiceField):
        keys = [value for value in given if value.isdecimal()]
        names = {str(one.pk): str(one) for one in cast(models.QuerySet, shown.queryset).filter(pk__in=keys)}
        given = [names.get(value, value) for value in given]
    elif isinstance(shown, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in _flat(shown.choices)}
        given = [labels.get(value, value) for value in given]
    return ", ".join(given) or NOTHING


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label


def _form_of(
    form_class: Any, model: Any, pk: Any, revision: int | None, prefix: str, arguments: dict[str, Any]
) -> Any:
    """Return the unbound form of a record as one revision had it, None if the history does not hold that."""
    if revision is None:
        return None
    version = model.history.filter(id=pk, revision=revision).exclude(history_type="-")
    found = version.order_by("history_date", "history_id").last()
    if found is None:
        return None
    initial = form_class.initial_of(found)
    return form_class(instance=found.instance, prefix=prefix or None, initial=initial, **arguments)


def _was_posted(post: QueryDict, html_name: str, asked: forms.Field) -> bool:
    """Return whether the form had this field; a browser says nothing of an empty box or list."""
    widget = _bare(asked.widget)
    return html_name in post or isinstance(widget, forms.CheckboxInput | forms.SelectMultiple)


def _posted_values(post: QueryDict, html_name: str) -> list[str]:
    return _tidy(post.getlist(html_name))


def _tidy(values: list[str]) -> list[str]:
    return [value.replace("\r\n", "\n").strip() for value in values]


def _bare(widget: Any) -> Any:
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def _row_name(row: Any) -> str:
    return f"{capfirst(str(row._meta.verbose_name))} {row}"


def _no_key(renewed: bool) -> dict[str, list[str]]:
    return {"id": [""], "seen_revision": [""]} if renewed else {}


def _is_of_a_row(name: str, prefix: str) -> bool:
    rest = name.removeprefix(f"{prefix}-")
    return rest != name and rest.partition("-")[0].isdecimal()


def _number(text: Any) -> int | None:
    return int(text) if str(text or "").isdecimal() else None
