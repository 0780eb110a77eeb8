"""F1: one offline page a place, and the key table made from the command table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.commands import Command
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import heading, label
from opspath_desktop.ui.widgets.scroll import Fit

Texts = dict[str, tuple[str, tuple[str, ...]]]


def pages() -> Texts:
    """Return for each place its title and what one can do there, a sentence each."""
    return _work() | _proof()


def _work() -> Texts:
    return {
        "overview": (
            _("Overview"),
            (
                _("Start here: it answers what to do today."),
                _("Next up holds at most four suggestions. Hover over one, or Tab to it, to read why it is there."),
                _("Type how far you read into the one field and press Enter: 30, p 112, 43 %, ch 6, yesterday 20."),
                _("The newest pilot shows its numbers and one sentence about them."),
            ),
        ),
        "pathway": (
            _("Pathway"),
            (
                _("Choose a stage on the ruler. The stage you are in is marked; the others can be read at any time."),
                _("Space ticks an entry, Enter opens it: note, evidence, guidance and the reasons to skip it."),
                _("A stage counts 12 entries: objectives, success metrics, tips and readings."),
                _("Moving on is your decision. The readiness beside it is advice and names what is still open."),
                _("Noticed it dates a watch-for that you saw in your own work."),
            ),
        ),
        "readings": (
            _("Readings"),
            (
                _("The suggested books stand by stage; add your own with the plus button."),
                _("Log with one field: 30 is 30 pages more, p 112 is where you are now, 40 min is time spent."),
                _("Enter in the list goes to the book, Esc goes back. Shift with the arrows selects several."),
                _("T on a highlight makes a takeaway of it, A on a takeaway something that you do at work."),
                _("Queue, Review, Numbers and Import stand below the list. An import is shown before it is done."),
                _("A reading of the pathway is done when you set its book to finished or consulted."),
            ),
        ),
        "pilots": (
            _("Pilots"),
            (
                _("Name a change you want to try; everything else can wait."),
                _("Give it a measure with a baseline and a target, then add a number a week."),
                _("Mark the day of the change: the chart shows it, and the sentence compares before and after."),
                _("In the journal, /plan /do /study /act at the start of a line sets its step."),
            ),
        ),
    }


def _proof() -> Texts:
    return {
        "capabilities": (
            _("Capabilities"),
            (
                _("Rate what you do today, from 0 to 4, and set the target for the next review."),
                _("The descriptors beside the scale say what each level looks like at work."),
                _("A rating is never overwritten: a new one is added, and the history stays."),
            ),
        ),
        "plan": (
            _("Plan & Reviews"),
            (
                _("Fill the header where it stands; what stays empty prints as a line."),
                _("The preview is the real PDF. Private notes stay out unless you tick them."),
                _("Export never overwrites a file. After the meeting, write down how it went."),
            ),
        ),
        "settings": (
            _("Settings"),
            (
                _("Theme and text size apply at once."),
                _("Your records lie in one folder on this computer. A backup is made every day you use OpsPath."),
                _("What you deleted stays for 30 days under Recently deleted."),
            ),
        ),
    }


class HelpDialog(QDialog):
    """Show the page of one place; F6, Tab and the page keys work as everywhere."""

    def __init__(self, place: str, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, sentences = pages()[place]
        self.setWindowTitle(_("Help: {place}").format(place=title))
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setSpacing(U(8))
        column.addWidget(heading(title, "h2", level=1, parent=inner))
        for sentence in sentences:
            column.addWidget(label(sentence, "body", parent=inner))
        column.addWidget(heading(_("Keys"), "strong", parent=inner))
        column.addLayout(self._keys(commands, inner))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addWidget(Fit(inner, 640), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
        self.resize(U(620), U(620))

    @staticmethod
    def _keys(commands: Sequence[Command], parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(U(16))
        grid.setVerticalSpacing(U(4))
        shown = [command for command in commands if command.keys]
        for row, command in enumerate(shown):
            keys = label(command.shown_keys(), "key", wrap=False, parent=parent)
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(command.text, "body", parent=parent), row, 1)
        grid.setColumnStretch(1, 1)
        return grid
