"""The pages of the review desk, which hang on the admin's pages of a source."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from inspections.admin.desk import adding, deciding
from inspections.admin.desk.cards import Desk, desk_of, next_source
from inspections.models import Source

PANEL = "admin/inspections/desk/panel.html"
PAGE = "admin/inspections/desk/desk.html"


class DeskPages:
    """Gives the admin of sources a desk for each: mix it in before the admin's own class."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        """Return the addresses, with those of the desk."""
        views = (
            ("desk", self.desk_view),
            ("desk/decide", require_POST(self.desk_decide_view)),
            ("desk/certain", require_POST(self.desk_certain_view)),
            ("desk/add", require_POST(self.desk_add_view)),
        )
        own = [
            path(
                f"<int:pk>/{address}/",
                self.admin_site.admin_view(view),
                name=f"inspections_source_{address.replace('/', '_')}",
            )
            for address, view in views
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def desk_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the document beside one card; asked for by a script, the panel of the card alone."""
        return self._shown(request, self._desk(request, pk), request.GET.get("card", ""))

    def desk_decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the next card after a decision, or the same one with the sentence why it was refused."""
        desk = self._desk(request, pk)
        key = request.POST.get("card", "")
        card = desk.card(key)
        if card is None:
            messages.error(request, "This proposal is gone: it was decided or replaced meanwhile.")
            return self._shown(request, desk, "")
        decision = deciding.decide(request, card, request.POST.get("choice", ""))
        if not decision.carried_out:
            messages.error(request, decision.sentence)
            return self._shown(request, desk_of(desk.source), key, correction=decision.form)
        messages.success(request, decision.sentence)
        fresh = desk_of(desk.source)
        following = desk.after(key) if request.POST.get("choice") != deciding.SAVE else card
        return self._moved(request, fresh, following.key if following else key)

    def desk_certain_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the desk after accepting every proposal of which the reader was certain."""
        desk = self._desk(request, pk)
        decision = deciding.accept_certain(desk, cast(AbstractUser, request.user))
        tell = messages.success if decision.carried_out else messages.error
        tell(request, decision.sentence)
        return self._moved(request, desk_of(desk.source), "")

    def desk_add_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the desk with the finding that was added, or the form with what is wrong with it."""
        desk = self._desk(request, pk)
        if not request.user.has_perm("inspections.add_finding"):
            raise PermissionDenied
        form = adding.MissedForm(desk, request.POST, prefix="missed")
        if not form.is_valid():
            messages.error(request, "The finding was not added: put right what is marked.")
            return self._shown(request, desk, request.POST.get("card", ""), missed=form)
        finding = adding.add_missed(request, form)
        messages.success(request, "Added as a proposal.")
        return self._moved(request, desk_of(desk.source), f"finding-{finding.pk}")

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the page of the source's form, with the way to its desk."""
        obj = kwargs.get("obj")
        if obj is not None and obj.pk:
            context["desk_address"] = reverse("admin:inspections_source_desk", args=[obj.pk])
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def _desk(self, request: HttpRequest, pk: int) -> Desk:
        if not request.user.has_perm("inspections.view_source"):
            raise PermissionDenied
        return desk_of(get_object_or_404(Source, pk=pk))

    def _moved(self, request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
        """Return the card asked for: the panel for a script, a redirect for a form, so that Back is safe."""
        if getattr(request, "htmx", False):
            return self._shown(request, desk, key)
        address = reverse("admin:inspections_source_desk", args=[desk.source.pk])
        return HttpResponseRedirect(f"{address}?{urlencode({'card': key})}" if key else address)

    def _shown(
        self,
        request: HttpRequest,
        desk: Desk,
        key: str,
        correction: deciding.CorrectionForm | None = None,
        missed: adding.MissedForm | None = None,
    ) -> HttpResponse:
        user = cast(AbstractUser, request.user)
        card = desk.chosen(key)
        shown_key = card.key if card else ""
        may_add = user.has_perm("inspections.add_finding") and bool(desk.parts)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Review: {desk.source}",
            "desk": desk,
            "source": desk.source,
            "card": card,
            "choices": card.choices(user) if card else (),
            "form": correction or (deciding.correction_form(card, user) if card else None),
            "missed": (missed or adding.MissedForm(desk, prefix="missed")) if may_add else None,
            "before": desk.beside(shown_key, -1),
            "after": desk.beside(shown_key, 1),
            "next_source": next_source(desk.source) if not desk.waiting else None,
        }
        template = PANEL if getattr(request, "htmx", False) else PAGE
        return TemplateResponse(request, template, context)
