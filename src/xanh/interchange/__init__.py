"""What goes to other systems and comes from them: geodata, features for maps, statistics in SDMX."""
