"""What the templates need to say grades, dates and directions in one and the same way."""
