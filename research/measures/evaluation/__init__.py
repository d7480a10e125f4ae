"""How stances are found: the cues, the scene of a sentence, and the rules."""
