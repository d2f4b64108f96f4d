"""The application's registration with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class InspectionsConfig(AppConfig):
    """Inspections of councils' children's services: the record, its pages and its admin."""

    name = "inspections"
    verbose_name = "Inspections of children's services"
    default_auto_field = "django.db.models.BigAutoField"


class EditingConfig(AdminConfig):
    """Django's admin as the editors' workplace."""

    default_site = "inspections.admin.site.EditingSite"

    def ready(self) -> None:
        """Register the pages of every application, then our own."""
        super().ready()
        import_module("inspections.admin.pages")
