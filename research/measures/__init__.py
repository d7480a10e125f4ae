"""Articles to tidy tables: each module takes a Corpus and returns a DataFrame."""
