"""Slips that are right words in the wrong place: a small network over the words of a sentence, made in `training/`."""
