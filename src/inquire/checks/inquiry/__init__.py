"""Rules over an inquiry, one a file."""
