"""Skills and competencies with level, target and history."""

from datetime import date

from opspath_desktop.actions import assessments, evidence, stages
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.capabilities import Capability, capabilities, capability
from opspath_desktop.store.database import Database

MAY, AUGUST, TODAY = date(2026, 5, 1), date(2026, 8, 1), date(2026, 11, 22)


def compliance(database: Database, core: Pathway) -> Capability:
    with database.read() as session:
        found = capability(session, core, "skl.compliance")
    assert found is not None
    return found


def test_the_five_categories_without_a_stage(database: Database, core: Pathway) -> None:
    with database.read() as session:
        groups = capabilities(session, core, TODAY)
    assert [len(group.capabilities) for group in groups] == [3, 2, 2, 3, 3]
    assert {each.level for group in groups for each in group.capabilities} == {None}


def test_the_current_stage_adds_its_competencies(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
    with database.read() as session:
        last = capabilities(session, core, TODAY)[-1]
    assert (last.id, last.stage, len(last.capabilities)) == ("stg.improvement", 2, 3)
    assert all(len(each.descriptors) == 5 for each in last.capabilities)


def test_history_is_kept_newest_first(database: Database, core: Pathway) -> None:
    with database.change("Rate") as session:
        assessments.rate(session, core, "skl.compliance", 2, on=AUGUST, target=3)
        assessments.rate(session, core, "skl.compliance", 1, on=MAY)
        assessments.rate(session, core, "skl.compliance", 2, on=TODAY)
    found = compliance(database, core)
    assert [(rating.on, rating.level) for rating in found.ratings] == [(TODAY, 2), (AUGUST, 2), (MAY, 1)]
    assert (found.level, found.target, found.previous) == (2, 3, 1)


def test_a_high_level_without_evidence_is_told(database: Database, core: Pathway) -> None:
    with database.change("Rate") as session:
        assessments.rate(session, core, "skl.compliance", 3, on=TODAY)
    assert compliance(database, core).lacks_evidence
    with database.change("Add") as session:
        evidence.add(session, core, what="Audit report", on=TODAY, item_id="skl.compliance")
    assert not compliance(database, core).lacks_evidence


def test_only_what_is_rated_is_a_capability(database: Database, core: Pathway) -> None:
    with database.read() as session:
        assert capability(session, core, "obj.dashboards") is None
        assert capability(session, core, "cmp.team-leadership") is not None
