"""Foreign files: bytes in, records and problems out, and back; touches no database."""
