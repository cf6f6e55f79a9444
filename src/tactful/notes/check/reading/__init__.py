"""How the networks of the check read: sentences, the pieces of their words, layers of attention over them."""
