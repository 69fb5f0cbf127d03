"""The figures as files of a folder, by indicator: the same downloads, data of pages and SDMX, made at once."""
