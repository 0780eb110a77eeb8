"""The words over the values of a benefit."""

from __future__ import annotations

from opspath_desktop.i18n import _


def choice_captions() -> dict[str, str]:
    """Return what stands over the values that are chosen from a menu."""
    return {"stage": _("Stage"), "category": _("Category"), "nature": _("Kind"), "recurrence": _("How often")}


def day_captions() -> dict[str, str]:
    """Return what stands over the days."""
    return {"from_date": _("From"), "to_date": _("To"), "validated_on": _("Confirmed on")}


def captions() -> tuple[str, ...]:
    """Return what stands over all values, in their order."""
    first = (_("Stage"), _("Category"), _("Kind"), _("How much"), _("How often"), _("One unit is worth"))
    return (*first, *day_captions().values(), _("Shown by"), _("Confirmed by"), _("Counted elsewhere?"))
