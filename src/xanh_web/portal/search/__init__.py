"""Finding anything the site shows by words, with or without Vietnamese marks."""
