"""Bytes and text in, frozen dataclasses out. Knows nothing of Django or of the record.

`documents` opens files, `reports` and `articles` read them, and the recognisers of dates, grades,
councils and themes are shared. Every value comes with its place and the words it was read from.
"""

EXTRACTOR_VERSION = "1.3"
"""Stored with every reading; raise it when any reader may read the same document differently."""
