"""How a note feels to its reader: a small network over the pieces of its sentences, trained in `training/`."""
