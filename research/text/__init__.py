"""One article's text laid out: words, sentences, quotation marks, amounts."""
