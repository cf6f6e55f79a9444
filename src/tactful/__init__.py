"""Tactful: whom to connect with, when, with which words, and when to leave someone in peace."""

__version__ = "0.1.0"
