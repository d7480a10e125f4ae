"""Behind `measures.quotes`: quotation marks, cues, rules, and the tagger of attributions."""
