"""Settings: whatever the file holds, the window opens."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.settings import Settings, load, save


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    settings = Settings().replace(theme="dark", text_scale=1.5, splitters={"pilots": "AAEC"}, always_show_menu=True)
    save(tmp_path / "settings.json", settings)
    assert load(tmp_path / "settings.json") == settings


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "[" * 100_000, "\x00"])
def test_a_bad_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert load(tmp_path / "settings.json") == Settings()


def test_a_bad_value_costs_its_own_field_only(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "pink", "text_scale": 9, "page": "pilots", "unknown": 1}')
    assert load(tmp_path / "settings.json") == Settings(page="pilots")


@given(
    st.dictionaries(st.sampled_from(list(Settings.__slots__)), st.none() | st.booleans() | st.integers() | st.text())
)
def test_no_value_can_break_the_start(tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(found))
    assert load(path).text_scale >= 1.0


def test_a_wrong_change_is_a_fault() -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings().replace(theme="pink")
