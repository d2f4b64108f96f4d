"""The editors' workplace: Django's admin, made pleasant for keeping the record right."""
