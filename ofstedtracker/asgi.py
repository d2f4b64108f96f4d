"""The entry point for ASGI servers, with the production settings unless the environment names others."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ofstedtracker.settings.production")

application = get_asgi_application()
