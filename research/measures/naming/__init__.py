"""How `measures.actors` works inside: tokens, gazetteers, names, merging, reference."""
