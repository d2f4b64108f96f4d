"""The addresses of the site: the admin, and everything else from `inspections`."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("inspections.urls")),
]

handler404 = "inspections.views.missing.page_not_found"
