"""Packs: YAML files in, a checked domain.Pathway out."""
