"""Name the kinds of columns that the tables are made of, and the constraints that every column of a kind has."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Float, ForeignKey, MetaData, Text, event
from sqlalchemy.orm import mapped_column


def choice(*values: str, default: str | None = None) -> Any:
    """Return a text column that holds one of `values`; without a default it may be empty (NULL)."""
    return mapped_column(Text, default=default, nullable=default is None, info={"choices": values})


def words(default: str = "") -> Any:
    """Return a text column that is never NULL."""
    return mapped_column(Text, default=default)


def flag(default: bool) -> Any:
    """Return a 0/1 column."""
    return mapped_column(default=default)


def parent(table: str, *, optional: bool = False) -> Any:
    """Return an indexed foreign key: a child goes with its parent, an optional link is cleared."""
    rule = "SET NULL" if optional else "CASCADE"
    return mapped_column(ForeignKey(f"{table}.id", ondelete=rule), index=True, nullable=optional)


def _constraint(column: Any) -> CheckConstraint | None:
    name, info = column.name, column.info
    if "choices" in info:
        listed = ", ".join(f"'{value}'" for value in info["choices"])
        return CheckConstraint(f"{name} IN ({listed})", name=f"{name}_choice")
    if "between" in info:
        low, high = info["between"]
        return CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=f"{name}_range")
    if isinstance(column.type, Text):
        return CheckConstraint(f"instr({name}, char(0)) = 0", name=f"{name}_no_nul")
    if isinstance(column.type, Float):
        return CheckConstraint(f"{name} > -9e999 AND {name} < 9e999", name=f"{name}_finite")
    return None


def constrain(metadata: MetaData) -> None:
    """Give every column of a kind the constraint of its kind, so that a new column cannot forget it.

    Only a new file needs them, and they take a tenth of the time of the tables: they are added when the first is made.
    """
    event.listen(metadata, "before_create", _add_constraints, once=True)


def _add_constraints(metadata: MetaData, *_connection: Any, **_options: Any) -> None:
    for table in metadata.tables.values():
        for column in list(table.columns):
            constraint = _constraint(column)
            if constraint is not None:
                table.append_constraint(constraint)
