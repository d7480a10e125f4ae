"""A small encoder of sentences: its word pieces, its network, and what it is asked."""
