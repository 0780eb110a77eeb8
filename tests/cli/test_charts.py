"""`opspath chart`: the keys of its JSON, its options, what it refuses, and the page that it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

WAVE = [4, 6] * 8
PHASE = [
    "start",
    "end",
    "centre",
    "lower",
    "upper",
    "near_lower",
    "near_upper",
    "mr_centre",
    "mr_upper",
    "trial",
]

Write = Callable[..., Path]


@pytest.fixture
def file(tmp_path: Path) -> Write:
    """Return a function that writes values, one a line, or a text as it is."""

    def write(values: list[float] | str, name: str = "wait.csv") -> Path:
        path = tmp_path / name
        text = values if isinstance(values, str) else "\n".join(map(str, values)) + "\n"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_keys_of_an_xmr_chart(opspath: Command, file: Write) -> None:
    found = opspath("chart", file(WAVE), "--json").json
    keys = ["kind", "n", "phases", "signals", "mr_outside", "variation", "assurance", "sentence"]
    assert list(found) == keys
    assert list(found["phases"][0]) == PHASE
    assert list(found["signals"]) == ["outside", "shift", "trend", "two_of_three"]
    assert (found["kind"], found["n"], found["variation"], found["assurance"]) == ("xmr", 16, "common", None)
    assert found["sentence"].startswith("Values: mean 5; no signal")


@pytest.mark.parametrize(
    ("rules", "names"),
    [
        ("wheeler", ["outside", "run_of_8", "three_of_four"]),
        ("western-electric", ["outside", "two_of_three", "four_of_five", "run_of_8"]),
    ],
)
def test_the_signals_of_the_other_rule_sets(opspath: Command, file: Write, rules: str, names: list[str]) -> None:
    assert list(opspath("chart", file(WAVE), "--rules", rules, "--json").json["signals"]) == names


def test_the_keys_of_a_run_chart(opspath: Command, file: Write) -> None:
    found = opspath("chart", file(WAVE), "--kind", "run", "--json").json
    signals = {"shift": [], "trend": [], "too_few_runs": False, "too_many_runs": True}
    assert found == {
        "kind": "run",
        "n": 16,
        "median": 5.0,
        "useful": 16,
        "runs": 16,
        "longest_run": 1,
        "signals": signals,
    }


def test_a_run_chart_has_a_median_a_phase(opspath: Command, file: Write) -> None:
    path = file([8, 9, 7, 8, 2, 3, 1, 2])
    found = opspath("chart", path, "--kind", "run", "--phase", 4, "--json").json
    assert found["phases"] == [{"start": 0, "end": 3, "median": 8.0}, {"start": 4, "end": 7, "median": 2.0}]
    assert (found["median"], found["signals"]["too_few_runs"]) == (2.0, None)
    assert "median 8 → 2" in opspath("chart", path, "--kind", "run", "--phase", 4).out


def test_a_frozen_median_has_no_test_of_runs(opspath: Command, file: Write) -> None:
    signals = opspath("chart", file(WAVE), "--kind", "run", "--baseline", 6, "--json").json["signals"]
    assert (signals["too_few_runs"], signals["too_many_runs"]) == (None, None)


def test_limits_are_unrounded_and_by_the_factors(opspath: Command, file: Write) -> None:
    words = ("--factor", 3, "--mr-factor", 4, "--json")
    phase = opspath("chart", file([4, 6] * 6 + [4]), *words).json["phases"][0]
    mean = 64 / 13
    assert (phase["centre"], phase["mr_centre"], phase["mr_upper"]) == (mean, 2.0, 8.0)
    assert (phase["upper"], phase["near_upper"]) == (pytest.approx(mean + 6), pytest.approx(mean + 4))


def test_a_phase_starts_at_a_row_counted_from_zero(opspath: Command, file: Write) -> None:
    found = opspath("chart", file("minutes\n" + "4\n6\n" * 4 + "1\n3\n" * 4), "--phase", 8, "--json").json
    assert [(phase["start"], phase["end"], phase["centre"], phase["trial"]) for phase in found["phases"]] == [
        (0, 7, 5.0, True),
        (8, 15, 2.0, True),
    ]


def test_a_baseline_makes_the_limits_from_the_first_points(opspath: Command, file: Write) -> None:
    found = opspath("chart", file("4\n\n6\n4\n6\n4\n6\n90\n"), "--baseline", 6, "--json").json
    assert (found["phases"][0]["centre"], found["signals"]["outside"], found["n"]) == (5.0, [7], 7)


def test_a_row_left_out_takes_no_part(opspath: Command, file: Write) -> None:
    found = opspath("chart", file([*WAVE, 90]), "--exclude", 16, "--json").json
    assert (found["phases"][0]["centre"], found["n"], found["signals"]["outside"]) == (5.0, 16, [])


def test_direction_and_target_make_the_icons(opspath: Command, file: Write) -> None:
    path = file([*WAVE, 40])
    words = ("chart", path, "--baseline", 16, "--json", "--target", 30)
    found = opspath(*words, "--direction", "down").json
    assert (found["variation"], found["assurance"]) == ("concern", "hit")
    assert opspath(*words, "--direction", "up").json["assurance"] == "miss"
    assert opspath(*words).json["variation"] == "high"
    assert opspath(*words).json["assurance"] is None


def test_screening_and_a_trend_of_six(opspath: Command, file: Write) -> None:
    path = file([1, 2, 3, 4, 5, 6, 5, 40, 5, 6, 5, 6, 5, 6, 5])
    assert opspath("chart", path, "--json").json["signals"]["trend"] == []
    assert opspath("chart", path, "--trend", 6, "--json").json["signals"]["trend"] == [0, 1, 2, 3, 4, 5]
    assert opspath("chart", path, "--screen", "--json").json["phases"][0]["mr_centre"] == 1.0


@pytest.mark.parametrize(("values", "n"), [([5], 1), ([5, 5, 5, 5, 5, 5, 5], 7)])
def test_a_limit_that_cannot_be_computed_is_null(opspath: Command, file: Write, values: list[float], n: int) -> None:
    found = opspath("chart", file(values), "--json").json
    phase = found["phases"][0]
    assert (found["n"], phase["centre"], phase["lower"], phase["upper"]) == (n, 5.0, None, None)


def test_without_json_it_says_the_finding_in_words(opspath: Command, file: Write) -> None:
    path = file("date,Wait\n" + "".join(f"2026-01-{day:02},{4 + day % 2 * 2}\n" for day in range(1, 17)))
    said = opspath("chart", path)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0].startswith("Wait: mean 5; no signal")
    assert "Rows 0 to 15: mean 5, limits -0.32 to 10.32, mean moving range 2." in said.out
    assert "median 5" in opspath("chart", path, "--kind", "run").out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1\nabc\n", "Line 2"),
        ("1\n1e308\n", "Line 2"),
        ("nan\n", "Line 1"),
        ("2026-01-01,1\n2026-01-01,2\n", "Line 2"),
        ("", "is empty"),
        ("value\n", "no number"),
    ],
)
def test_a_bad_file_is_refused(opspath: Command, file: Write, text: str, words: str) -> None:
    said = opspath("chart", file(text), "--json")
    assert (said.code, words in said.err) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("--phase", 16),
        ("--phase", -1),
        ("--exclude", 99),
        ("--baseline", 17),
        ("--baseline", 9, "--phase", 12, "--phase", 8),
    ],
)
def test_an_index_that_does_not_fit_is_refused(opspath: Command, file: Write, words: tuple[object, ...]) -> None:
    assert opspath("chart", file(WAVE), *words).code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--factor", "0"),
        ("--factor", "nan"),
        ("--mr-factor", "x"),
        ("--baseline", "0"),
        ("--trend", "5"),
        ("--rules", "nelson"),
        ("--target", "inf"),
        ("--direction", "left"),
    ],
)
def test_a_wrong_option_is_wrong_usage(opspath: Command, file: Write, words: tuple[str, str]) -> None:
    assert opspath("chart", file(WAVE), *words).code == 2


def test_a_missing_file_is_refused_or_trouble_and_nothing_is_made(opspath: Command, data: Path, tmp_path: Path) -> None:
    assert opspath("chart", tmp_path / "none.csv").code in (1, 3)
    assert not data.exists()


@pytest.mark.parametrize("kind", ["xmr", "run"])
@pytest.mark.parametrize("dated", [True, False])
def test_a_page_is_written(opspath: Command, file: Write, tmp_path: Path, kind: str, dated: bool) -> None:
    rows = [
        f"2026-{1 + at // 28:02}-{1 + at % 28:02},{value}" if dated else str(value) for at, value in enumerate(WAVE)
    ]
    out = tmp_path / "wait.pdf"
    said = opspath("chart", file("\n".join(rows)), "--kind", kind, "--pdf", out, "--json")
    assert (said.code, said.json["n"], out.read_bytes()[:5]) == (0, 16, b"%PDF-")


def test_the_page_takes_the_place_of_no_record_and_not_of_the_file_read(
    opspath: Command, file: Write, lived: Path
) -> None:
    path = file(WAVE)
    assert opspath("chart", path, "--pdf", lived / "opspath.db").code == 1
    assert opspath("chart", path, "--pdf", path).code == 1
    assert path.read_text(encoding="utf-8").startswith("4\n6\n")
