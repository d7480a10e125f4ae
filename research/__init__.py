"""News framing and stance: load articles, measure them, cite what was found."""
