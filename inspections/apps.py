"""The application's registration with Django."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Inspections of councils' children's services: the record, its pages and its admin."""

    name = "inspections"
    verbose_name = "Inspections of children's services"
    default_auto_field = "django.db.models.BigAutoField"
