"""The public pages: each view gathers, asks and renders, and fits on a screen."""
