"""Reading an official plan document into structure: nothing guessed, every field with its span in the source."""
