"""All pages of the admin, which register themselves with its site as they are imported.

Not in `__init__`: the site itself is in this folder, and must be complete before anything registers with it.
"""

from inspections.admin import citations, councils, findings, imports, inspections, sources, themes, workforce

__all__ = ["citations", "councils", "findings", "imports", "inspections", "sources", "themes", "workforce"]
