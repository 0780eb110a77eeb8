"""Errors carry sentences that can be shown."""

from opspath_desktop.errors import OpsPathError, Refused, Trouble


def test_trouble_joins_its_sentences() -> None:
    trouble = Trouble("The disk is full.", todo="Make room.")
    assert str(trouble) == "The disk is full. Make room."
    assert (trouble.what, trouble.safe, trouble.todo) == ("The disk is full.", "", "Make room.")


def test_both_kinds_are_ours() -> None:
    assert issubclass(Refused, OpsPathError)
    assert issubclass(Trouble, OpsPathError)
