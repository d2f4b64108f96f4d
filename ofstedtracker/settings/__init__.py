"""Settings: `local` on one's own machine (the default), `test` for tests, `production` for a public site."""
