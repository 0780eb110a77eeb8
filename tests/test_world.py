"""What one test changes for the whole process does not reach the next one, in whatever order they run."""

import logging
import os
import sys
from pathlib import Path

import pytest

from opspath_desktop import files, i18n


@pytest.mark.parametrize("turn", ["one", "the other"])
def test_every_test_starts_with_the_same_mask_language_hook_and_log(turn: str, tmp_path: Path) -> None:
    assert os.umask(0o077) == 0o022
    assert files.usual_mode(0o666) == 0o600
    assert i18n.current_locale() == i18n.DEFAULT_LOCALE
    assert sys.excepthook is not print
    assert not [handler for handler in logging.getLogger().handlers if type(handler) is logging.FileHandler]
    files.remember_usual_mask(0o002)
    i18n.set_locale("de_DE", language="en")
    sys.excepthook = print
    logging.getLogger().addHandler(logging.FileHandler(tmp_path / "left.log"))
