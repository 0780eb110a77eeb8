"""Grow the pilots: cycles, phases, causes, benefits, checks, goals and actions; pilots and measures know more.

The SQL file beside holds the tables as they are after this revision; one that exists already is made anew as revision
2 does it. An aim that was typed before stays what it was; nothing is guessed into the new fields.
"""

from pathlib import Path

from alembic import op

revision = "3"
down_revision = "2"

NO_WORDS = "''"
PILOT_WORDS = (
    *("process", "suppliers", "inputs", "steps", "outputs", "customers", "problem", "background"),
    *("current_condition", "target_condition", "root_cause_summary", "balancing_reason", "lessons_process"),
    *("lessons_self", "followup_standardise", "followup_share", "followup_open", "sponsor", "coach", "team"),
)
FILLED = {
    "pilot": {"kind": "'pilot'", "role_of_me": "'led'", **dict.fromkeys(PILOT_WORDS, NO_WORDS)},
    "measure": {
        "source": NO_WORDS,
        "is_goal": "0",
        "value_mode": "'value'",
        "frequency": "'week'",
        "chart": "'auto'",
        "screen_mr": "0",
        "rule_set": "'nhs'",
        "trend_length": "7",
        "baseline_mode": "'before_change'",
    },
    "data_point": {"missing": "0", "excluded": "0", "reason": NO_WORDS},
    "journal_entry": {},
    "annotation": {},
    "evidence_link": {},
    "pilot_link": {},
}


def upgrade() -> None:
    """Make the new tables, and the grown ones anew with every row they hold."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n"):
        table = statement.strip().removeprefix("CREATE TABLE ").partition(" (")[0]
        if table in FILLED:
            _rebuild(table, statement.strip())
        elif statement.strip():
            op.get_bind().exec_driver_sql(statement.strip())


def _rebuild(table: str, statement: str) -> None:
    run = op.get_bind().exec_driver_sql
    kept = [row[1] for row in run(f'PRAGMA table_info("{table}")')]
    into, values = ", ".join([*kept, *FILLED[table]]), ", ".join([*kept, *FILLED[table].values()])
    run(statement.replace(f"CREATE TABLE {table} (", f"CREATE TABLE new_{table} (", 1))
    run(f"INSERT INTO new_{table} ({into}) SELECT {values} FROM {table}")
    run(f"DROP TABLE {table}")
    run(f"ALTER TABLE new_{table} RENAME TO {table}")
