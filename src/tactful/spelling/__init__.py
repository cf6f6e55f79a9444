"""A speller of English in a process of its own."""
