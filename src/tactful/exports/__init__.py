"""Facts out: files for other programs."""
