"""How style sheets, scripts and pictures are stored: compressed, under names that tell their content."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage

# What a style sheet names: url(...) and @import "...".
ADDRESSES_IN_STYLES = (
    r"""(?P<matched>url\(['"]{0,1}\s*(?P<url>.*?)["']{0,1}\))""",
    (r"""(?P<matched>@import\s*["']\s*(?P<url>.*?)["'])""", '@import url("%(url)s")'),
)
# What a module imports: from "./lib/grades.js", import "./menu.js", import("./chart.js").
ADDRESSES_IN_MODULES = (
    (
        r"""(?P<matched>\b(?P<before>from\s*|import\s*\(?\s*)["'](?P<url>\.{1,2}/[^"']+)["'])""",
        '%(before)s"%(url)s"',
    ),
)


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files under hashed names, which browsers may keep for ever, in modules' imports too.

    Django's own patterns are not used: they ask for source maps, which vendored files come without, and for
    what the comments of django-htmx's scripts name.
    """

    patterns = (("*.css", ADDRESSES_IN_STYLES), ("js/*.js", ADDRESSES_IN_MODULES))
