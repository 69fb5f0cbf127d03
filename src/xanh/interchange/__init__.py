"""What goes to other systems and comes from them: geodata, statistics in SDMX."""
