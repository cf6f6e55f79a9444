"""The same as JSON, for programs on this machine and for our own script."""
