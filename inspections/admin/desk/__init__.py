"""The review desk: a document beside what was read in it, one proposal at a time.

`marking` finds the words in the text, `cards` gathers what rests on the document, `deciding` does what the
editor chose, `adding` takes in what the reader missed, and `pages` answers requests.
"""
