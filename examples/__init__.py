"""One made-up working life, used by the demo, the docs and the tests alike."""
