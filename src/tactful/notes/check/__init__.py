"""Checking a note: one data file per rule in `rules/`, the few kinds of rule in Python."""
