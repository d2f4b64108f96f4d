"""Forms of the admin as a browser without JavaScript fills in and sends them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import lxml.html
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from inspections.editors import make_groups


def person(name: str, *, reviewer: bool = False) -> User:
    """Return a new editor, or reviewer."""
    made = User.objects.create_user(name, is_staff=True)
    made.groups.add(make_groups()[1 if reviewer else 0])
    return made


def signed_in(user: User) -> Client:
    """Return a browser in which the user has signed in."""
    client = Client()
    client.force_login(user)
    return client


def form_page(model: type[Model], record: Model | None = None) -> str:
    """Return the address of a record's form, or of the form for a new one."""
    name = f"admin:inspections_{model._meta.model_name}"
    return reverse(f"{name}_change", args=[record.pk]) if record else reverse(f"{name}_add")


class OpenForm:
    """The form of a record as one person has it open."""

    def __init__(
        self, client: Client, model: type[Model], record: Model | None = None, query: str = ""
    ) -> None:
        """Open the form."""
        self.client = client
        self.address = form_page(model, record)
        self.name = f"{model._meta.model_name}_form"
        self._show(client.get(f"{self.address}{query}"))

    def _show(self, response: Any) -> None:
        self.response = response
        page = lxml.html.fromstring(response.content.decode())
        [form] = [one for one in page.forms if one.get("id") == self.name]
        self.values: dict[str, Any] = {}
        for name, value in form.form_values():
            self.values.setdefault(name, []).append(value)
        # lxml leaves out boxes that are not ticked, as a browser does.

    def fill(self, values: Mapping[str, Any]) -> OpenForm:
        """Return the form with some fields filled in; None empties a box."""
        for name, value in values.items():
            if value is None:
                self.values.pop(name, None)
            else:
                self.values[name] = value
        return self

    def save(self, button: str = "_save") -> Any:
        """Return what sending the form answers; if it is the form again, that is now open."""
        response = self.client.post(self.address, {**self.values, button: "Save"})
        if response.status_code == 200:
            self._show(response)
        self.response = response
        return response

    def errors(self) -> list[str]:
        """Return the sentences that the form shown again has for its person."""
        page = lxml.html.fromstring(self.response.content.decode())
        return [" ".join(item.text_content().split()) for item in page.cssselect("ul.errorlist li")]


def messages(response: Any, client: Client) -> list[str]:
    """Return the messages of the page to which an answer leads."""
    page = lxml.html.fromstring(client.get(response.url).content.decode())
    return [" ".join(item.text_content().split()) for item in page.cssselect("ul.messagelist li")]
