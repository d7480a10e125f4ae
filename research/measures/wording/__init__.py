"""Words of groups of articles: counting them, setting them apart, and what is only house style."""
