"""Demo: a believable year, played through actions."""
