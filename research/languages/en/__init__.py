"""English as news writes it.

- `grammar.txt`, `verb_complements.txt`, `calendar.txt`, `numbers.txt`, `abbreviations.txt`, `persons.txt`:
  closed word lists, read by `lists.words`;
- `attribution.txt`, `sources.txt`, `occupations.txt`, `sides.txt`: words that tell speech from acts, what
  kind of source somebody is, and for whom one speaks; `attribution_patterns.py`, `source_patterns.py`:
  patterns for these;
- `portrayal.txt`, `roles.txt`: words and verbs that show how an actor is portrayed, and in which role;
- `byline_patterns.py`, `credit_patterns.py`, `element_names.py`, `page_furniture.py`, `wall_patterns.py`: how
  pages are worded;
- `gazetteers/`: names, offices, bodies, places, verbs, frequent words;
- `inflection.py`: forms of a verb or noun, and the base of a form.

The classes of reporting verbs and the terms of frames are codebooks (`measures/codebooks`).
"""
