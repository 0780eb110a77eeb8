"""A coach asks about every section, and never the same thing twice."""

from opspath_desktop.domain.coach import SECTIONS, questions, reviewer_questions, section_title


def test_every_section_has_a_title_and_three_questions_at_least() -> None:
    assert len(SECTIONS) == len({section_title(section) for section in SECTIONS}) == 8
    assert all(len(questions(section)) >= 3 for section in SECTIONS)


def test_all_are_questions_and_none_is_asked_twice() -> None:
    asked = [question for section in SECTIONS for question in questions(section)] + list(reviewer_questions())
    assert all("?" in question for question in asked)
    assert len(asked) == len(set(asked))
