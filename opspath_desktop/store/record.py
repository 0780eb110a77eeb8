"""The base of all tables: what every record has, and how constraints are named."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Date, Float, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Record(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, float: Float, int: Integer, date: Date}

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # SQLAlchemy passes the class
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("_")

    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-4)
    uuid: Mapped[str] = mapped_column(Text, unique=True, sort_order=-3)
    created_at: Mapped[str] = mapped_column(Text, sort_order=-2)
    updated_at: Mapped[str] = mapped_column(Text, sort_order=-1)
