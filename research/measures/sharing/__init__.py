"""What articles of one event share: events, copies, aligned passages, and what is left out."""
