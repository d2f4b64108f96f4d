"""How style sheets, scripts and pictures are stored: compressed, under names that tell their content."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


def without_source_maps(patterns: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the patterns of addresses to replace, less those of source maps, which vendored files lack."""
    return tuple(
        (extension, tuple(rule for rule in rules if "sourceMappingURL" not in str(rule)))
        for extension, rules in patterns
    )


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files under hashed names, which browsers may keep for ever, in modules' imports too."""

    # The scripts are ES modules which import each other by address: those addresses must be the hashed ones.
    support_js_module_import_aggregation = True
    patterns = without_source_maps(HashedFilesMixin.patterns)
