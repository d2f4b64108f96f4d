"""The lists: councils, inspections, findings, changes, themes, sources; each a page, CSV, JSON and, in time, Atom."""
