"""OpsPath Desktop: personal development planning for operations managers, offline."""

__version__ = "0.1.0"
