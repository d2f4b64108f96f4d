"""The site of the admin: its name."""

from __future__ import annotations

from django.contrib import admin


class EditingSite(admin.AdminSite):
    """Django's admin with the name of this work."""

    site_header = "Ofsted tracker: editing"
    site_title = "Ofsted tracker: editing"
    index_title = "What there is to do"
