"""What the files of a content pack hold: their shapes, one name a file."""

from __future__ import annotations

from opspath_desktop.content.shapes import Choice, Flag, Many, Map, Shape, Text, Whole

LINE = Text(8, 120)  # one line on the screen and on paper
NAME = Text(2, 90)
GUIDE = Text(40, 500)
DESCRIPTORS = Many(Text(40, 180), 5, 5)
EVIDENCE = Many(Text(10, 200), 1, 3)


def _id(prefix: str) -> Text:
    return Text(3, 60, rf"{prefix}\.[a-z0-9]+(-[a-z0-9]+)*")


def _item(prefix: str, **more: Shape) -> Map:
    return Map({"id": _id(prefix), "text": LINE, "how": GUIDE, "evidence": EVIDENCE, **more})


MEASURE = Map(
    {
        "type": Choice(("count", "ratio", "duration", "money", "rating", "yes-no")),
        "unit": Text(1, 40),
        "better": Choice(("up", "down")),
        "baseline": Flag(),
    }
)
ITEMS: dict[str, Map] = {
    "objectives": _item("obj"),
    "competencies": _item("cmp", title=NAME, skills=Many(_id("skl"), 0, 5), descriptors=DESCRIPTORS),
    "readings": _item(
        "rdg", title=NAME, authors=Many(Text(2, 60), 1, 6), why=GUIDE, questions=Many(Text(20, 200), 2, 3), apply=GUIDE
    ),
    "metrics": _item("met", measure=MEASURE),
    "watch_fors": _item("wat", signs=GUIDE, instead=GUIDE),
    "tips": _item("tip"),
}
STAGE = Map(
    {
        "id": _id("stg"),
        "title": NAME,
        "short": Text(3, 30),
        "audience": Text(5, 160),
        **{name: Many(shape, 1, 12) for name, shape in ITEMS.items()},
    },
    {"shift": Text(20, 220)},
)
HORIZON = Map({"horizon": Choice(("short", "mid", "long")), "title": NAME, "items": Many(Text(5, 120), 1, 6)})
ROLE = Map(
    {
        "id": _id("role"),
        "title": NAME,
        **{
            name: Text(10, 400)
            for name in ("summary", "purpose", "reports_to", "primary_focus", "scope", "outcomes", "suits")
        },
        "responsibilities": Many(LINE, 1, 10),
        "core_competencies": Many(NAME, 1, 10),
        "titles": Many(Text(2, 60), 1, 12),
        "value": Many(HORIZON, 1, 3),
    }
)
LEVEL = Map({"value": Whole(0, 9), "name": Text(2, 30), "meaning": Text(3, 160)})
FILES: dict[str, Map] = {
    "pack.yaml": Map(
        {
            "format": Whole(1, 1),
            "id": Text(3, 60, r"[a-z0-9]+(-[a-z0-9]+)*"),
            "uuid": Text(36, 36, r"[0-9a-f-]{36}"),
            "version": Text(5, 20, r"\d+\.\d+\.\d+"),
            "kind": Choice(("base",)),
            "locale": Text(2, 12, r"[a-z]{2}(_[A-Z]{2})?"),
            "title": NAME,
            "licence": Text(2, 60),
            "marking": Text(3, 80),
            "sign_off": Text(20, 500),
            "scale": Map(
                {"id": _id("scl"), "levels": Many(LEVEL, 5, 5)},
                {"editorial": Flag()},
            ),
        }
    ),
    "pathway.yaml": Map(
        {"id": _id("pth"), "title": NAME, "role": ROLE, "stages": Many(STAGE, 1, 9)}, {"editorial": Flag()}
    ),
    "capabilities.yaml": Map(
        {
            "categories": Many(
                Map(
                    {
                        "id": _id("cap"),
                        "title": NAME,
                        "skills": Many(
                            Map({"id": _id("skl"), "title": NAME, "summary": LINE, "descriptors": DESCRIPTORS}), 1, 12
                        ),
                    }
                ),
                1,
                12,
            )
        }
    ),
    "changes.yaml": Map(
        {
            "versions": Many(
                Map(
                    {
                        "version": Text(5, 20, r"\d+\.\d+\.\d+"),
                        "date": Text(10, 10, r"\d{4}-\d\d-\d\d"),
                        "summary": Text(5, 300),
                        "changes": Many(
                            Map(
                                {"id": Text(3, 60), "what": Text(3, 200), "affects_assessment": Flag()},
                                {"replaced_by": Text(3, 60)},
                            )
                        ),
                    }
                ),
                1,
            )
        }
    ),
}


def json_schema() -> dict[str, object]:
    """Return one JSON Schema for editors: a definition for each file of a pack."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "OpsPath content pack",
        "$defs": {name: shape.schema() for name, shape in FILES.items()},
    }
