"""The page shows what ``redact --decisions`` writes; decisions, undo, conflicts, locks and second readers."""

from __future__ import annotations

import gzip
import re
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("uvicorn")

from cablelint.cli.main import cli
from cablelint.config import Config
from cablelint.redaction.deciding.decisions_file import read_decisions_file
from cablelint.redaction.releasing.box import BoxFile, find_box
from cablelint.redaction.releasing.survey import Surveyor, survey
from cablelint.redaction.settings import load_settings
from cablelint.review import payloads
from cablelint.review.choices import Choice
from cablelint.review.desk import ChoiceError, LockedError, Shown
from cablelint.review.ledger import ConflictError, Ledger
from cablelint.review.marks import Mark
from cablelint.review.opened import Opened
from cablelint.review.reader import make_reader
from cablelint.review.reading_box import read_box
from cablelint.review.session import Session
from cablelint.review.views import Reading
from cablelint.system.schema_files import TableError

from .boxes import CABLES, HEAD, open_session, write_box

WINDOW = "window-1"
MASK, KEEP = Choice(masked=True), Choice(masked=False)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return write_box(tmp_path)


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    return tmp_path / "decisions.toml"


@pytest.fixture
def session(box: Path, decisions: Path) -> Session:
    return open_session(box, decisions)


def words(shown: Shown, mark: Mark) -> str:
    return shown.cable.source.text[slice(*mark.span)]


def mark_of(shown: Shown, text: str, nth: int = 0) -> Mark:
    return [mark for mark in shown.view.marks if words(shown, mark) == text][nth]


def states(shown: Shown, text: str) -> list[str]:
    return [mark.state for mark in shown.view.marks if words(shown, mark) == text]


def decide(session: Session, number: int, text: str, choice: Choice, nth: int = 0, window: str = WINDOW) -> Shown:
    shown = session.show(number)
    return session.decide(number, shown.revision, window, mark_of(shown, text, nth).id, choice)


def place_of(shown: Shown, text: str) -> tuple[int, int]:
    start = shown.cable.source.text.index(text)
    return start, start + len(text)


def add(session: Session, number: int, text: str, kind: str) -> Shown:
    shown = session.show(number)
    return session.add(number, shown.revision, WINDOW, place_of(shown, text), kind)


def sign(session: Session, number: int, *, despite: bool = True) -> Shown:
    revision = session.show(number).revision
    return session.sign(number, revision, WINDOW, despite_undecided=despite, despite_unseen=despite)


def redacted(box: Path, decisions: Path, *further: str) -> dict[str, bytes]:
    out = box.parent / "out"
    arguments = ["redact", str(box), "-o", str(out), "--policy", "foia-b6", "--decisions", str(decisions), "--isolated"]
    result = CliRunner().invoke(cli, [*arguments, "--jobs", "1", *further])
    assert result.exit_code == 0, result.output
    return {path.name: path.read_bytes() for path in out.iterdir() if path.suffix == ".txt"}


def released(session: Session, number: int) -> str:
    return session.release(number).redaction.text


def shown_as_public(session: Session) -> dict[str, bytes]:
    found = {}
    for entry in session.entries:
        shown = session.show(entry.number)
        public = payloads.public(session.release(entry.number))
        assert public["problem"] == ""
        found[entry.place] = shown.cable.source.encode(public["text"])
    return found


def test_redact_writes_byte_for_byte_what_the_page_shows(session: Session, box: Path, decisions: Path) -> None:
    decide(session, 1, "Mikael Rautio", KEEP)
    decide(session, 1, "Aino Tervonen", Choice(masked=False, is_wide=True))
    decide(session, 1, "Ruth K. Ashdown", MASK)
    decide(session, 2, "office@example.org", Choice(masked=True, code="(b)(7)(C)"))
    add(session, 1, "harbour", "add")
    add(session, 1, "ish market", "passage")
    decide(session, 2, "Jorma Kettunen", Choice(masked=True, note="seen at the market"))
    session.accept_all(3, session.show(3).revision, WINDOW)
    sign(session, 3)
    public = shown_as_public(session)
    assert redacted(box, decisions) == public
    assert b"Mr. Mikael Rautio would" in public["07HELSINKI417.txt"]
    assert b"of the f[PASSAGE-1] was seen near the [NAME-" in public["07HELSINKI417.txt"]
    assert b"Ashdown" not in public["07HELSINKI417.txt"]


def test_without_a_decision_the_page_shows_what_redact_writes(session: Session, box: Path, decisions: Path) -> None:
    session.see(1, [[1, 2]])
    assert redacted(box, decisions) == shown_as_public(session)


def test_marks_say_what_happens(session: Session) -> None:
    shown = session.show(1)
    assert states(shown, "Pekka Halvari") == ["protected"]
    assert states(shown, "Aino Tervonen") == ["undecided"]
    kept = mark_of(shown, "Ruth K. Ashdown")
    assert (kept.state, kept.masked, kept.role) == ("undecided", False, "chief-of-mission")
    assert kept.evidence
    assert mark_of(session.show(2), "office@example.org").kind == "email"
    assert states(decide(session, 1, "Aino Tervonen", MASK), "Aino Tervonen") == ["masked"]
    assert states(decide(session, 1, "Ruth K. Ashdown", KEEP), "Ruth K. Ashdown") == ["kept"]
    assert states(add(session, 1, "harbour", "add"), "harbour") == ["added"]


def test_a_decision_is_saved_with_reviewer_and_time(session: Session, decisions: Path) -> None:
    decide(session, 1, "Aino Tervonen", Choice(masked=True, note="on the record?"))
    saved = read_decisions_file(decisions).decisions
    assert [(one.action, one.file, one.reviewer) for one in saved] == [("accept", "07HELSINKI417.txt", "M. Ek")]
    assert saved[0].decided_at.endswith("Z")
    assert "Tervonen" not in decisions.read_text()


def test_a_person_is_decided_at_all_places_of_the_cable(session: Session) -> None:
    shown = decide(session, 1, "Aino Tervonen", Choice(masked=False, is_wide=True))
    assert states(shown, "Aino Tervonen") + states(shown, "Tervonen") == ["kept", "kept"]


def test_to_mask_a_readable_name_masks_the_person(session: Session) -> None:
    decide(session, 1, "Ruth K. Ashdown", MASK)
    assert "Ashdown" not in released(session, 1)


def test_a_decision_about_a_person_replaces_those_about_its_places(session: Session, decisions: Path) -> None:
    decide(session, 1, "Rautio", KEEP)
    decide(session, 1, "Mikael Rautio", Choice(masked=True, is_wide=True))
    assert "Rautio" not in released(session, 1)
    assert len(read_decisions_file(decisions).decisions) == 1


def test_accept_all_decides_everything_as_shown(session: Session) -> None:
    before = released(session, 1)
    shown = session.accept_all(1, session.show(1).revision, WINDOW)
    assert shown.view.undecided == []
    assert released(session, 1) == before


def test_a_protected_source_cannot_be_kept(session: Session, decisions: Path) -> None:
    with pytest.raises(ChoiceError, match="protected source"):
        decide(session, 1, "Pekka Halvari", KEEP)
    with pytest.raises(ChoiceError, match="protected source"):
        decide(session, 1, "Pekka Halvari", Choice(masked=False, is_wide=True))
    assert not decisions.exists()


def test_a_removed_addition_leaves_no_trace(session: Session, decisions: Path) -> None:
    add(session, 1, "harbour", "add")
    shown = decide(session, 1, "harbour", KEEP)
    assert states(shown, "harbour") == []
    assert read_decisions_file(decisions).decisions == ()


def test_a_passage_is_withheld_at_its_place_alone_and_a_name_everywhere(tmp_path: Path) -> None:
    text = HEAD.format(number=421) + "1. (C) The Blue Harbour was full. Blue Harbour was closed.\nASHDOWN\n"
    box = write_box(tmp_path, {"07HELSINKI421.txt": text})
    session = open_session(box, tmp_path / "decisions.toml")
    add(session, 1, "Blue Harbour", "passage")
    assert released(session, 1).count("Blue Harbour") == 1
    session.undo(WINDOW)
    add(session, 1, "Blue Harbour", "add")
    assert "Harbour" not in released(session, 1)


@pytest.mark.parametrize("place", [(5, 5), (9, 5), (10_000, 10_001)])
def test_an_empty_selection_adds_nothing(session: Session, place: tuple[int, int]) -> None:
    with pytest.raises(ChoiceError, match="nothing is selected"):
        session.add(1, session.show(1).revision, WINDOW, place, "add")


def test_the_first_and_the_last_words_can_be_withheld(session: Session, box: Path, decisions: Path) -> None:
    add(session, 1, "VZCZCXRO1234", "passage")
    add(session, 3, "Nobody else was there.", "passage")
    assert "Nobody" not in released(session, 3)
    assert session.show(1).view.remarks == ()


def test_undo_and_redo_restore_file_and_page(session: Session, decisions: Path) -> None:
    first = session.show(1)
    decide(session, 1, "Aino Tervonen", KEEP)
    kept = decisions.read_bytes()
    add(session, 1, "harbour", "add")
    assert session.undo(WINDOW) is not None
    assert decisions.read_bytes() == kept
    assert session.undo(WINDOW) is not None
    assert session.show(1).view.marks == first.view.marks
    assert session.undo(WINDOW) is None
    session.redo(WINDOW)
    assert decisions.read_bytes() == kept
    session.redo(WINDOW)
    assert states(session.show(1), "harbour") == ["added"]
    assert session.redo(WINDOW) is None


def test_a_new_decision_ends_what_could_be_redone(session: Session) -> None:
    decide(session, 1, "Aino Tervonen", KEEP)
    session.undo(WINDOW)
    decide(session, 1, "Mikael Rautio", MASK)
    assert session.redo(WINDOW) is None


def test_each_window_undoes_its_own_changes(session: Session) -> None:
    decide(session, 1, "Aino Tervonen", KEEP, window="one")
    decide(session, 2, "Jorma Kettunen", KEEP, window="two")
    step = session.undo("one")
    assert step is not None
    assert step[1].number == 1
    assert states(session.show(2), "Jorma Kettunen") == ["kept"]


def test_the_second_window_is_told_of_the_first_ones_change(session: Session) -> None:
    old = session.show(1)
    decide(session, 1, "Aino Tervonen", KEEP, window="one")
    with pytest.raises(ConflictError):
        session.decide(1, old.revision, "two", mark_of(old, "Mikael Rautio").id, MASK)
    decide(session, 1, "Mikael Rautio", KEEP, window="two")
    with pytest.raises(ConflictError):
        session.undo("one")


def test_another_process_is_noticed_and_not_overwritten(box: Path, decisions: Path) -> None:
    one, two = open_session(box, decisions), open_session(box, decisions, reviewer="B. Lund")
    old = two.show(1)
    decide(one, 1, "Aino Tervonen", KEEP)
    with pytest.raises(ConflictError):
        two.decide(1, old.revision, WINDOW, mark_of(old, "Mikael Rautio").id, MASK)
    decide(two, 2, "Jorma Kettunen", MASK)
    decide(two, 1, "Mikael Rautio", MASK)
    assert {decision.reviewer for decision in read_decisions_file(decisions).decisions} == {"M. Ek", "B. Lund"}
    assert states(one.show(1), "Mikael Rautio") == ["masked"]


def test_a_review_goes_on_where_it_ended(session: Session, box: Path, decisions: Path) -> None:
    shown = decide(session, 1, "Aino Tervonen", KEEP)
    session.see(1, [[1, 9], [12, 14]])
    again = open_session(box, decisions)
    assert again.show(1).view.marks == shown.view.marks
    assert again.seen(1) == [[1, 9], [12, 14]]
    assert again.entries[0].unseen == session.entries[0].unseen == session.entries[0].summary.rows - 12


def test_a_cable_is_signed_only_when_everything_is_seen_and_decided(session: Session) -> None:
    with pytest.raises(ChoiceError, match="mentions are undecided"):
        sign(session, 3, despite=False)
    session.accept_all(3, session.show(3).revision, WINDOW)
    with pytest.raises(ChoiceError, match="lines have not been on screen"):
        sign(session, 3, despite=False)
    session.see(3, [[1, session.entries[2].summary.rows]])
    sign(session, 3, despite=False)
    assert session.entries[2].signed_by == ("M. Ek",)


def test_a_signature_says_what_was_left(session: Session, decisions: Path) -> None:
    undecided = len(session.show(3).view.undecided)
    sign(session, 3)
    signature = read_decisions_file(decisions).signatures[0]
    assert undecided > 0
    assert (signature.undecided, signature.unseen) == (undecided, session.entries[2].summary.rows)


def test_a_signed_cable_is_locked_until_it_is_unlocked(session: Session) -> None:
    sign(session, 3)
    with pytest.raises(LockedError):
        decide(session, 3, "Mikael Rautio", KEEP)
    session.unlock(3, session.show(3).revision, WINDOW)
    assert states(decide(session, 3, "Mikael Rautio", KEEP), "Mikael Rautio") == ["kept"]


def test_redact_refuses_a_signed_cable_under_another_policy(session: Session, box: Path, decisions: Path) -> None:
    sign(session, 1)
    arguments = ["redact", str(box), "-o", str(box.parent / "out"), "--decisions", str(decisions), "--isolated", "-j1"]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 2
    assert "NAM910 the policy changed from foia-b6 to all since M. Ek signed the cable" in result.output
    assert not (box.parent / "out" / "07HELSINKI417.txt").exists()


def test_a_cable_that_would_not_be_released_cannot_be_signed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    unproved = session.release(1)._replace(problem="the proof found 1 fault")
    monkeypatch.setattr(Opened, "release", lambda *_: unproved)
    with pytest.raises(ChoiceError, match="would not be released: the proof found 1 fault"):
        sign(session, 1)


def test_a_person_is_decided_in_the_whole_box(session: Session) -> None:
    shown = session.show(1)
    mark = mark_of(shown, "Mikael Rautio").id
    assert session.places_of_person(1, mark)._asdict() == {"here": 2, "places": 3, "cables": 2, "locked": 0}
    _, cables = session.decide_everywhere(1, shown.revision, WINDOW, mark, masked=False)
    assert cables == 2
    assert "Rautio" in released(session, 1)
    assert session.refresh() == 0
    assert [mark.state for mark in session.entries[2].summary.marks if not mark.masked].count("kept") == 1
    session.undo(WINDOW)
    assert "Rautio" not in released(session, 3)


def test_signed_cables_are_left_out_of_a_decision_for_the_box(session: Session) -> None:
    sign(session, 3)
    shown = session.show(1)
    mark = mark_of(shown, "Mikael Rautio").id
    assert session.places_of_person(1, mark)._asdict() == {"here": 2, "places": 2, "cables": 1, "locked": 1}
    _, cables = session.decide_everywhere(1, shown.revision, WINDOW, mark, masked=False)
    assert cables == 1
    assert "Rautio" not in released(session, 3)


def test_a_protected_person_stays_masked_in_the_other_cables(tmp_path: Path) -> None:
    protected = HEAD.format(number=420) + "1. (C) Mr. Mikael Rautio (strictly protect) was late.\nASHDOWN\n"
    box = write_box(tmp_path, {**CABLES, "07HELSINKI420.txt": protected})
    session = open_session(box, tmp_path / "decisions.toml")
    shown = session.show(1)
    session.decide_everywhere(1, shown.revision, WINDOW, mark_of(shown, "Mikael Rautio").id, masked=False)
    assert session.refresh() == 0
    assert session.show(4).view.remarks == ()
    assert "Rautio" not in released(session, 4)


class TestSecondReader:
    def test_sees_the_first_ones_decisions_and_decides_again(self, box: Path, decisions: Path) -> None:
        first = open_session(box, decisions)
        decide(first, 1, "Aino Tervonen", Choice(masked=False, is_wide=True))
        sign(first, 1)
        second = open_session(box, decisions, reviewer="B. Lund", second=True)
        mark = mark_of(second.show(1), "Aino Tervonen")
        assert (mark.state, mark.masked, mark.reviewer) == ("undecided", False, "M. Ek")
        shown = second.accept_all(1, second.show(1).revision, WINDOW)
        assert shown.view.undecided == []
        assert released(second, 1) == released(first, 1)
        sign(second, 1)
        assert second.entries[0].signed_by == ("M. Ek", "B. Lund")

    def test_a_disagreement_masks_and_is_listed_until_it_is_settled(self, box: Path, decisions: Path) -> None:
        first = open_session(box, decisions)
        decide(first, 1, "Aino Tervonen", Choice(masked=False, is_wide=True))
        sign(first, 1)
        second = open_session(box, decisions, reviewer="B. Lund", second=True)
        shown = decide(second, 1, "Aino Tervonen", MASK)
        assert mark_of(shown, "Aino Tervonen").differ == (("B. Lund", True), ("M. Ek", False))
        assert "Tervonen" not in released(second, 1)
        assert [row["number"] for row in payloads.to_settle(second.entries)["differing"]] == [1]
        with pytest.raises(ChoiceError, match="reviewers differ"):
            sign(second, 1)
        shown = decide(second, 1, "Aino Tervonen", Choice(masked=False, is_wide=True, settles=True))
        assert all(mark.differ == () for mark in shown.view.marks)
        assert "Aino Tervonen" in released(second, 1)
        sign(second, 1)
        assert redacted(box, decisions) == shown_as_public(second)

    def test_an_addition_can_be_contradicted(self, box: Path, decisions: Path) -> None:
        add(open_session(box, decisions), 1, "harbour", "add")
        second = open_session(box, decisions, reviewer="B. Lund", second=True)
        shown = decide(second, 1, "harbour", KEEP)
        assert mark_of(shown, "harbour").differ == (("B. Lund", False), ("M. Ek", True))
        assert mark_of(shown, "harbour").masked
        shown = decide(second, 1, "harbour", Choice(masked=False, is_wide=True, settles=True))
        assert not mark_of(shown, "harbour").masked


def test_a_person_with_two_fates_is_listed(session: Session) -> None:
    decide(session, 3, "Mikael Rautio", KEEP)
    found = payloads.to_settle(session.entries)["people"]
    assert ("Mikael Rautio", [1], [3]) in [(one["name"], one["mask_in"], one["keep_in"]) for one in found]
    shown = session.show(1)
    session.decide_everywhere(1, shown.revision, WINDOW, mark_of(shown, "Mikael Rautio").id, masked=True)
    session.refresh()
    assert "Mikael Rautio" not in [one["name"] for one in payloads.to_settle(session.entries)["people"]]


def test_a_name_in_a_path_is_masked_and_decisions_still_find_the_cable(tmp_path: Path) -> None:
    box = write_box(tmp_path, {"rautio.txt": CABLES["07HELSINKI419.txt"]})
    decisions = tmp_path / "decisions.toml"
    session = open_session(box, decisions)
    released = session.entries[0].place
    assert re.fullmatch(r"\[NAME-\d\]\.txt", released)
    decide(session, 1, "Mikael Rautio", MASK)
    assert "autio" not in decisions.read_text()
    assert redacted(box, decisions).keys() == {released}
    again = open_session(box, decisions)
    again.refresh()
    assert again.entries[0].summary.undecided == session.entries[0].summary.undecided


def test_cables_in_folders_are_told_apart(tmp_path: Path) -> None:
    box = write_box(tmp_path, {"a/x.txt": CABLES["07HELSINKI418.txt"], "b/x.txt": CABLES["07HELSINKI419.txt"]})
    session = open_session(box, tmp_path / "decisions.toml")
    decide(session, 2, "Mikael Rautio", KEEP)
    assert [entry.place for entry in session.entries] == ["a/x.txt", "b/x.txt"]
    assert session.show(1).view.remarks == ()


def test_a_file_that_vanished_is_reported(session: Session, box: Path) -> None:
    (box / "07HELSINKI418.txt").unlink()
    with pytest.raises(ChoiceError, match="cannot be read any more"):
        session.show(2)


def test_the_cache_gives_the_same_session(box: Path, decisions: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = open_session(box, decisions, cache=cache)
    decide(first, 1, "Aino Tervonen", KEEP)
    again = open_session(box, decisions, cache=cache)
    assert [entry.summary for entry in again.entries] == [entry.summary for entry in first.entries]
    assert [again.show(one).view for one in (1, 2, 3)] == [first.show(one).view for one in (1, 2, 3)]
    assert not any(b"Tervonen" in path.read_bytes() for path in cache.rglob("*") if path.is_file())


def test_a_cached_cable_is_shown_without_redacting_it_again(
    box: Path, decisions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = open_session(box, decisions, cache=tmp_path / "cache").show(1).view.marks

    def fail(*_: object) -> None:
        raise AssertionError("redacted again")

    monkeypatch.setattr(Opened, "release", fail)
    again = open_session(box, decisions, cache=tmp_path / "cache")
    assert again.show(1).view.marks == marks
    with pytest.raises(AssertionError, match="redacted again"):
        decide(again, 1, "Mikael Rautio", KEEP)


def test_a_file_that_changed_is_shown_as_it_is_now(box: Path, decisions: Path, tmp_path: Path) -> None:
    session = open_session(box, decisions, cache=tmp_path / "cache")
    (box / "07HELSINKI419.txt").write_text(CABLES["07HELSINKI418.txt"], "utf-8")
    shown = session.show(3)
    assert states(shown, "Mikael Rautio") == []
    assert states(shown, "Jorma Kettunen") == ["undecided"]
    assert {person.name for person in session.entries[2].summary.people} >= {"Jorma Kettunen"}


def test_a_cable_taken_out_of_another_form_of_file_is_found_again(tmp_path: Path) -> None:
    """Its release has another suffix, and decisions name the release."""
    box = write_box(tmp_path, {})
    box.mkdir()
    (box / "07HELSINKI419.txt.gz").write_bytes(gzip.compress(CABLES["07HELSINKI419.txt"].encode()))
    decisions = tmp_path / "decisions.toml"
    session = open_session(box, decisions, cache=tmp_path / "cache")
    decide(session, 1, "Mikael Rautio", KEEP)
    sign(session, 1)
    assert session.entries[0].place == "07HELSINKI419.txt"
    assert redacted(box, decisions) == shown_as_public(session)
    assert open_session(box, decisions, cache=tmp_path / "cache").entries[0].signed_by == ("M. Ek",)


def test_one_fate_in_the_box_is_shown_as_redact_writes_it(box: Path, decisions: Path) -> None:
    config = Config(root=box.parent, policy="foia-b6")
    files = [file for file in find_box([str(box)], config) if isinstance(file, BoxFile)]
    people, _ = survey(files, lambda: Surveyor(load_settings(config)))
    make = partial(make_reader, config, Reading("M. Ek"), None, people)
    ledger = Ledger(decisions)
    entries, _ = read_box(files, ledger, make, jobs=1)
    session = Session(entries, ledger, make())
    decide(session, 1, "Mikael Rautio", KEEP)
    assert redacted(box, decisions, "--corpus-wide") == shown_as_public(session)


def test_what_another_process_wrote_makes_only_its_cables_stale(box: Path, decisions: Path) -> None:
    one, two = open_session(box, decisions), open_session(box, decisions, reviewer="B. Lund")
    decide(two, 2, "Jorma Kettunen", KEEP)
    one.show(1)
    assert [entry.is_stale for entry in one.entries] == [False, True, False]
    assert one.refresh() == 0
    assert "kept" in [mark.state for mark in one.entries[1].summary.marks]


def test_a_decisions_file_that_was_broken_meanwhile_is_reported_and_kept(box: Path, decisions: Path) -> None:
    session = open_session(box, decisions)
    decide(session, 1, "Aino Tervonen", KEEP)
    decisions.write_text("version = 1\n[[decisions]]\naction = 'hide'\n")
    with pytest.raises(TableError, match=r"at decisions\.0"):
        decide(session, 1, "Mikael Rautio", MASK)
    assert "hide" in decisions.read_text()
