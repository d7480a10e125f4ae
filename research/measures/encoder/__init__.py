"""The shipped networks: word pieces, towers, and what they say of a text."""
