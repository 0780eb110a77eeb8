"""The suggested books are recognised through the noise of other programs, and their neighbours are not."""

from __future__ import annotations

import pytest

from opspath_desktop.domain.book_names import people_of, title_of
from opspath_desktop.domain.matching import Card, Catalogue, Kind, Match, as_13, card
from opspath_desktop.domain.pathway import Pathway

# A title and its authors as shops, libraries and other programs write them, and the book of the pathway that it is.
NOISY = [
    ("The Goal: A Process of Ongoing Improvement", "Eliyahu M. Goldratt", "rdg.the-goal"),
    ("The Goal (Theory of Constraints, #1)", "Goldratt, Eliyahu M.", "rdg.the-goal"),
    ("The Goal: A Process of Ongoing Improvement - 30th Anniversary Edition", "Goldratt E.M.; Cox J.", "rdg.the-goal"),
    ("Goal, The", "Jeff Cox|Eliyahu   Goldratt", "rdg.the-goal"),
    ("The Goal_ A Process of Ongoing Improvement", "Goldratt, Eliyahu", "rdg.the-goal"),
    ("LEAN THINKING: Banish Waste and Create Wealth", "Womack, James P.|Jones, Daniel T.", "rdg.lean-thinking"),
    ("Lean Thinking, Revised and Updated", "Daniel T. Jones", "rdg.lean-thinking"),
    ("Service Operations Management (3rd Edition)", "Johnston, Robert, et al.", "rdg.service-operations-management"),
    ("Service Operation Management", "Robert Johnston", "rdg.service-operations-management"),
    ("Managing to Learn: Using the A3 Process", "Shook, John", "rdg.managing-to-learn"),
    ("The Lean Toolbox, 5th Edition: A Handbook", "Bicheno, J.|Holweg, M.", "rdg.lean-toolbox"),
    ("The Lean Toolbox 4e", "John Bicheno", "rdg.lean-toolbox"),
    ("The Lean Tool Box", "John Bicheno", "rdg.lean-toolbox"),
    ("Operations Management For Dummies (For Dummies (Business))", "Anderson, Mary Ann", "rdg.om-for-dummies"),
    ("Operations Management for Dummies, 2nd ed.", "Mary Ann Anderson PhD|E. Anderson", "rdg.om-for-dummies"),
    ("Performance Dashboards: Measuring and Managing", "Wayne W. Eckerson", "rdg.performance-dashboards"),
    ("Measure What Matters: OKRs: The Simple Idea", "Doerr, John", "rdg.measure-what-matters"),
    ("Measure What Matters (Kindle Edition)", "DOERR, JOHN", "rdg.measure-what-matters"),
    ("Competing in the Age of A.I.", "Iansiti, Marco", "rdg.age-of-ai"),
    ("Competing in the Age of AI: Strategy and Leadership", "Karim R. Lakhani", "rdg.age-of-ai"),
    ("The High Velocity Edge: How Leaders Win", "Steven J. Spear", "rdg.high-velocity-edge"),
    ("Good Strategy/Bad Strategy: The Difference", "Rumelt, Richard P.", "rdg.good-strategy-bad-strategy"),
    ("Good Strategy, Bad Strategy", "Richard Rumelt", "rdg.good-strategy-bad-strategy"),
    ("Good Strategy and Bad Strategy", "Richard Rumelt", "rdg.good-strategy-bad-strategy"),
    ("Crucial Conversations Tools for Talking, Second Edition", "Patterson, Kerry", "rdg.crucial-conversations"),
    ("Crucial Conversations", "Joseph Grenny|Al Switzler", "rdg.crucial-conversations"),
    ("Beyond Performance 2.0: A Proven Approach", "Keller, Scott", "rdg.beyond-performance"),
    ("Beyond Performance 2.0, 2nd Edition", "Schaninger, Bill", "rdg.beyond-performance"),
    ("Enterprise Risk Management: From Incentives to Controls", "Lam, James", "rdg.enterprise-risk-management"),
    ("The Fearless Organisation: Psychological Safety", "Amy C. Edmondson", "rdg.fearless-organization"),
    ("The Fearless Organization", "", "rdg.fearless-organization"),
]
NEIGHBOURS = [
    ("The Goal", "Another Writer"),
    ("The Goal: A Graphic Novel", "Eliyahu M. Goldratt"),
    ("Summary: The Goal", "Eliyahu M. Goldratt"),
    ("Lean Solutions", "James P. Womack"),
    ("Lean Thinking for Hospitals Big and Small", "James P. Womack"),
    ("Lean Thinking II", "James P. Womack"),
    ("Operations Management", "Robert Johnston"),
    ("The Service Toolbox", "John Bicheno"),
    ("Project Management for Dummies", "Mary Ann Anderson"),
    ("Measure What Matters Workbook", "John Doerr"),
    ("Measure What Matters: Companion Guide", "John Doerr"),
    ("Crucial Conversations: Facilitators Guide", "Kerry Patterson"),
    ("Beyond Performance", "Scott Keller"),
    ("Beyond Performance 3.0", "Scott Keller"),
    ("Crucial Confrontations", "Kerry Patterson"),
    ("Implementing Enterprise Risk Management", "James Lam"),
    ("Enterprise Risk Management", "John Fraser"),
    ("Competing in the Age of AR", "Marco Iansiti"),
    ("Teaming", "Amy Edmondson"),
]


@pytest.fixture(scope="module")
def suggested(core: Pathway) -> tuple[Catalogue, dict[int, str]]:
    catalogue, items = Catalogue(), {}
    for number, item in enumerate(item for stage in core.stages for item in stage.of("reading")):
        catalogue.add(number, card(item.title, item.authors, item=item.id))
        items[number] = item.id
    assert len(items) == 15
    return catalogue, items


@pytest.mark.parametrize(("title", "authors", "item"), NOISY, ids=lambda value: str(value)[:30])
def test_a_suggested_book_is_recognised(
    suggested: tuple[Catalogue, dict[int, str]], title: str, authors: str, item: str
) -> None:
    catalogue, items = suggested
    found = catalogue.find(card(title, authors.split("|") if authors else ()))
    assert found is not None
    assert items[found.key] == item


def test_every_suggested_book_is_tried() -> None:
    assert len({item for _title, _authors, item in NOISY}) == 15


@pytest.mark.parametrize(("title", "authors"), NEIGHBOURS, ids=lambda value: str(value)[:30])
def test_its_neighbours_are_not(suggested: tuple[Catalogue, dict[int, str]], title: str, authors: str) -> None:
    assert suggested[0].find(card(title, authors.split("|"))) is None


def one(title: str, *authors: str, **more: object) -> Card:
    return card(title, authors, **more)  # type: ignore[arg-type]  # what a test names is right


def find(here: Card, wanted: Card) -> Match | None:
    catalogue = Catalogue()
    catalogue.add(7, here)
    return catalogue.find(wanted)


@pytest.mark.parametrize(
    ("here", "wanted", "kind", "reason"),
    [
        (one("A", sources=("goodreads:1",)), one("B", sources=("goodreads:1",)), Kind.LINKED, "earlier import"),
        (one("A", uuid="u"), one("B", uuid="u"), Kind.SAME_RECORD, "same record"),
        (one("A", item="rdg.a"), one("B", item="rdg.a"), Kind.NAMED, "book of the pathway"),
        (one("A", isbns=("9780306406157",)), one("B", isbns=("0-306-40615-2",)), Kind.ISBN, "same ISBN 9780306406157"),
        (one("The Stage", "Ann Lee"), one("STAGE", "Lee, A."), Kind.TITLE, "same title and author"),
        (one("Stage", "Ann Lee"), one("Stage: More", "Ann Lee"), Kind.SHORT_TITLE, "without the subtitle"),
        (one("Stage", "Ann Lee"), one("Stage, 2nd Edition", "Ann Lee"), Kind.SHORT_TITLE, "without series and edition"),
        (one("Long Stage", "Ann Lee"), one("Long Stage: More"), Kind.NO_AUTHOR, "one of the two names no author"),
        (one("Long Stage", isbns=("9780306406157",)), one("Long Stage", "Ann Lee"), Kind.NO_AUTHOR, "names no author"),
        (one("Great Practice", "Ann Lee"), one("Great Practise", "Ann Lee"), Kind.ALIKE, "title 92 % alike"),
        (one("Long Stage", "Ann Lee"), one("Long Stage How to Walk", "Ann Lee"), Kind.BEGINS, "begins the same"),
    ],
)
def test_each_way_to_recognise_says_what_it_was(here: Card, wanted: Card, kind: Kind, reason: str) -> None:
    found = find(here, wanted)
    assert found is not None
    assert found.kind == kind
    assert reason in found.reason


@pytest.mark.parametrize(
    ("here", "wanted"),
    [
        (one("Saga (Saga, #1)", "B. Vaughan"), one("Saga (Saga, #2)", "B. Vaughan")),
        (one("Saga, Vol. 1", "B. Vaughan"), one("Saga, Vol. 2", "B. Vaughan")),
        (one("Saga: Volume One", "B. Vaughan"), one("Saga: Volume Two", "B. Vaughan")),
        (one("Saga", "B. Vaughan"), one("Saga: Volume 2", "B. Vaughan")),
        (one("Calculus for Managers I", "C. Day"), one("Calculus for Managers II", "C. Day")),
        (one("Physics, 3rd Edition", "C. Day"), one("Physics, 4th Edition", "C. Day")),
        (one("Star Tales: The Heir", "T. Zahn"), one("Star Tales: The Command", "T. Zahn")),
        (one("The Men of Constantinople", "C. Day"), one("The Women of Constantinople", "C. Day")),
        (one("The Plan", "C. Day"), one("The Plan", "D. Night")),
        (one("Plan"), one("Plan: How to Win")),
        (one("The Plan", isbns=("9780306406157",)), one("The Plan", isbns=("9780804429573",))),
        (one("A", sources=("bibtex:x1",)), one("Another thing", sources=("bibtex:x1",))),
        (one("Flow", "C. Day", isbns=("9780306406157",)), one("Risk at Sea", "D. Night", isbns=("0306406152",))),
    ],
)
def test_two_books_stay_two(here: Card, wanted: Card) -> None:
    assert find(here, wanted) is None
    assert find(wanted, here) is None


def test_the_surest_match_wins_and_a_forbidden_one_is_passed_over() -> None:
    catalogue = Catalogue()
    catalogue.add(1, one("Stage: Otherwise", "Ann Lee"))
    catalogue.add(2, one("Stage", "Ann Lee"))
    wanted = one("Stage", "Ann Lee")
    assert catalogue.find(wanted) == Match(2, Kind.TITLE)
    assert catalogue.find(wanted, lambda key: key != 2) == Match(1, Kind.SHORT_TITLE)


def test_a_prolific_author_is_compared_by_the_first_letters() -> None:
    catalogue = Catalogue()
    for number in range(500):
        catalogue.add(number, one(f"{'abcdefghij'[number % 10]}bout subject {chr(97 + number // 20)}", "Ann Lee"))
    catalogue.add(1000, one("Great Practice", "Ann Lee"))
    found = catalogue.find(one("Great Practise", "Ann Lee"))
    assert found is not None
    assert found.key == 1000


@pytest.mark.parametrize(
    "name", ["Anna B. Lee", "Lee, Anna B.", "Lee A.B.", "Lee AB", "anna lee", "Lee Anna", "Prof. Anna Lee PhD"]
)
def test_a_name_is_the_same_in_any_order(name: str) -> None:
    assert people_of((name,)).meets(people_of(("Anna Lee",)))


@pytest.mark.parametrize("name", ["others", "et al.", "Unknown", "", "  ", ","])
def test_nobody_is_no_author(name: str) -> None:
    assert not people_of((name,))


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Émile, oder Über die Erziehung", "emile oder uber die erziehung"),
        ("Don\u2019t Wait", "dont wait"),
        ("Second Edition", "second edition"),
        ("C++ in Depth", "cplusplus in depth"),
        ("(Un)common Sense", "un common sense"),
        ("10,000 Hours", "10000 hours"),
        ("存在と時間", "存在と時間"),
        ("The", "the"),
        ("Title - with a dash", "title"),
        (":", ""),
    ],
)
def test_a_title_in_comparable_words(title: str, short: str) -> None:
    assert title_of(title).short == short


def test_an_isbn_of_ten_digits_becomes_one_of_thirteen() -> None:
    assert [as_13(isbn) for isbn in ("080442957X", "0-8044-2957-x", "9780804429573", "12")] == [
        *["9780804429573"] * 3,
        "12",
    ]
