"""What is new on the site: a page and two feeds of the same."""
