"""The example network: one made-up job search, as a LinkedIn export and a few notes by hand."""
