"""What the package knows of languages: word lists and inflection, a folder a language.

English (`en`) is the only one that the measures of words and grammar know. `small_words.txt` holds
what tells sixteen languages apart.
"""
