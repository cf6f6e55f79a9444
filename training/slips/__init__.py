"""The network of slips: what it learns from, how right sentences are spoilt for it, and its training."""
