"""Frames as codebooks define them: their files, their terms, and a scorer learned from coders."""
