"""What a person does: one file a verb. Loads, calls the core, saves."""
