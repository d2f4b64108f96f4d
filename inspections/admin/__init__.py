"""The editors' workplace: Django's admin, made pleasant for keeping the record right.

`records` holds what every page does, `review` the review states, `merging` what happens when two people edit
at once, `history` the versions and the way back, `conflicts` the decisions between sources, `worklists` and
`site` the first page. The others are named for the records whose pages they make; `pages` gathers them.
"""
