"""How style sheets, scripts and pictures are stored: compressed, under names that tell their content."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files under hashed names, which browsers may keep for ever, in modules' imports too."""

    # The scripts are ES modules which import each other by address: those addresses must be the hashed ones.
    support_js_module_import_aggregation = True
