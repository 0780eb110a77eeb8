"""The year's reading log: sixty sittings, most of them short and without a word, as logs are."""

from __future__ import annotations

from typing import NamedTuple


class Sat(NamedTuple):
    """One sitting: so much more, or with `is_place` the place reached; minutes when the clock was looked at."""

    days: int
    amount: float
    minutes: int | None = None
    remark: str = ""
    is_place: bool = False


def to(days: int, place: float, remark: str = "", minutes: int | None = None) -> Sat:
    """Return a sitting that ended at a place."""
    return Sat(days, place, minutes, remark, is_place=True)


SITTINGS: dict[str, tuple[Sat, ...]] = {
    "rdg.the-goal": (
        Sat(357, 38, 55),
        Sat(354, 31),
        Sat(350, 44, 60, "The hike with the scouts is our packing line on a Monday."),
        Sat(346, 29),
        Sat(343, 52, 75),
        Sat(337, 40, None, "Where is our slowest step? Ask the packers, not the report."),
        Sat(331, 47),
        Sat(326, 36, 50),
        to(322, 362, "Read the last part in one go."),
    ),
    "rdg.lean-thinking": (
        to(315, 9),
        to(309, 22, "Specify value: what would the customer miss?", 45),
        to(304, 31),
        to(297, 47, "", 60),
        to(289, 58, "Skipped the aircraft chapters for now."),
        to(279, 71),
        to(270, 88, "The wholesale story is close to ours.", 50),
        to(263, 100),
    ),
    "book:handbook": (
        Sat(288, 21, 30),
        to(282, 44, "Marked every rule that nobody could explain to me."),
        Sat(54, 24, 25),
        to(50, 44, "The hand-over pages are the ones from the pilot."),
    ),
    "rdg.service-operations-management": (
        Sat(254, 1, 80, "Service concept: wrote ours in one sentence, badly."),
        Sat(247, 1, 70),
        Sat(240, 2, 110, "Customer experience from first question to last parcel."),
        Sat(232, 1),
    ),
    "rdg.lean-toolbox": (
        Sat(203, 26, 40),
        Sat(197, 34),
        Sat(190, 22, 35, "Spaghetti diagram: try it at the returns bench."),
        Sat(181, 41),
        Sat(173, 37, 55),
        Sat(164, 45, None, "Skills table for the late shift, two gaps at once."),
        Sat(155, 38),
        Sat(143, 33, 45),
        to(131, 308),
    ),
    "rdg.crucial-conversations": (
        to(149, 70, "On the way to the neighbouring hub."),
        to(142, 165),
        to(135, 250, "Start with the aim that both share."),
        to(127, 340),
        to(118, 455),
        to(109, 560),
    ),
    "rdg.measure-what-matters": (
        to(126, 12),
        to(117, 25, "Good words, far from a hub with three shifts.", 40),
        to(104, 34),
    ),
    "rdg.performance-dashboards": (
        Sat(93, 32, 45),
        Sat(84, 28),
        Sat(72, 41, 60, "Three kinds of dashboards; we need the operational one."),
        Sat(51, 35),
    ),
    "rdg.fearless-organization": (
        to(30, 42),
        to(27, 85, "Silence is the easy choice. Look at the late shift."),
        to(22, 128),
        to(17, 170),
        to(10, 206, "Asked the late shift what I should have heard earlier. Four answers."),
        to(5, 241),
    ),
    "rdg.managing-to-learn": (
        Sat(24, 8, 25),
        Sat(21, 9),
        Sat(19, 7, 20, "Two voices on one page; read the outer one first."),
        Sat(16, 10, 35),
        Sat(13, 9, None, "My goods-in page begins with a solution. Start again."),
        Sat(11, 6),
        Sat(8, 12, 45, "Ask what is the case before what is the cause."),
        Sat(6, 9),
        Sat(3, 11, 30, "Took the page to the dock. Two numbers were wrong."),
        Sat(1, 10, 25),
    ),
}
