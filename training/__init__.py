"""How the tone model is trained: the data, the network, and what it scores on authors it never saw."""
