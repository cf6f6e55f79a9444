"""Notes: drafting from facts, and checking. Values in, values out."""
