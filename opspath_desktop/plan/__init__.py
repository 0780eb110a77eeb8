"""Paper: read models to blocks, blocks to PDF."""
