"""English as news writes it.

- `grammar.txt`, `verb_complements.txt`, `calendar.txt`, `numbers.txt`, `abbreviations.txt`, `persons.txt`:
  closed word lists, read by `lists.words`;
- `attribution.txt`, `sources.txt`: words that tell speech from acts, and what kind of source somebody is;
- `attribution_patterns.py`, `source_patterns.py`, `page_furniture.py`: patterns for the same;
- `gazetteers/`: names, offices, bodies, places, verbs, frequent words;
- `inflection.py`: forms of a verb or noun, and the base of a form.

The classes of reporting verbs and the terms of frames are codebooks (`measures/codebooks`).
"""
