"""The page in a real browser: each key, two windows, hostile text, large boxes, accessibility."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import pytest

pytest.importorskip("uvicorn")
pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from cablelint.redaction.deciding.decisions_file import read_decisions_file
from cablelint.review.box import Entry
from cablelint.review.choices import Choice
from cablelint.review.session import Session

from .boxes import HEAD, open_session, serving, write_box

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: install it with `apt-get install chromium`")
# A busy machine needs its time; nothing here is about speed.
expect.set_options(timeout=30_000)
LONG_TEXT = "\n".join(f"{number}. (U) The herring of day {number} was sold." for number in range(2, 160))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        # Root has no sandbox in a container.
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        found = started.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield found
        found.close()


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(write_box(tmp_path), tmp_path / "decisions.toml")


class Window:
    """A window of the page, and what a user does in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.problems: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self.requests.append(request.url))
        page.set_default_timeout(120_000)
        page.goto(address)
        # A hostile cable takes its time.
        expect(self.page.locator(".line").first).to_be_attached(timeout=120_000)

    def press(self, *keys: str) -> Window:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def says(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.locator("#saved")).to_have_text(re.compile(text) if isinstance(text, str) else text)

    def warns(self, text: str) -> None:
        expect(self.page.get_by_role("alert")).to_have_text(re.compile(text))

    def mark(self, words: str, nth: int = 0) -> object:
        return self.page.locator(".mark-first").filter(has_text=words).nth(nth)

    def has_state(self, words: str, state: str, nth: int = 0) -> None:
        expect(self.mark(words, nth)).to_have_class(re.compile(rf"\bis-{state}\b"))

    def is_at(self, words: str) -> None:
        expect(self.page.locator(".mark-first.is-current")).to_have_text(words)

    def selected(self) -> str:
        return str(self.page.evaluate("document.getSelection().toString()"))

    def dialog_says(self, text: str) -> None:
        expect(self.page.get_by_role("dialog")).to_contain_text(re.compile(text))

    def until_seen(self, is_so: Callable[[], bool], result: Callable[[], int]) -> int:
        """Wait until the server knows of lines on screen, and for what else arrives in that moment."""
        for _ in range(100):
            if is_so():
                self.page.wait_for_timeout(1_500)
                return result()
            self.page.wait_for_timeout(300)
        raise AssertionError("no line was reported")

    def read_everything(self) -> None:
        """Scroll to the end as a reader does, then go to the lines that passed too fast on a busy machine."""
        for step in range(120):
            if "read to the end" in self.page.inner_text(".state-line"):
                return
            if step < 60:
                self.page.locator("#cable").hover()
                self.page.mouse.wheel(0, 300)
            else:
                self.press("y")
            self.page.wait_for_timeout(400)
        raise AssertionError("the cable was not read to the end")


@pytest.fixture
def windows(browser: Browser) -> Iterator[Callable[..., Window]]:
    contexts: list[BrowserContext] = []
    opened: list[Window] = []

    def open_window(address: str, prepare: Callable[[Page], None] = lambda page: None, **options: object) -> Window:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        prepare(page)
        opened.append(Window(page, address))
        return opened[-1]

    yield open_window
    for context in contexts:
        context.close()
    # The browser logs refusals and a server that has ended; anything else is a fault of the page.
    expected = ("status of 4", "ERR_CONNECTION")
    assert [one for window in opened for one in window.problems if not any(word in one for word in expected)] == []


@pytest.fixture
def window(session: Session, windows: Callable[..., Window]) -> Iterator[Window]:
    with serving(session) as address:
        yield windows(address)


def test_the_page_opens_with_the_first_undecided_mention(window: Window) -> None:
    window.is_at("Ruth K. Ashdown")
    expect(window.page.get_by_role("heading", level=1)).to_have_text("07HELSINKI417.txt")
    expect(window.page.locator("#cables li")).to_have_count(3)


def test_address_and_title_contain_no_secret_and_no_name(window: Window) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#1", window.page.url)
    assert window.page.title() == "cablelint review"


def test_the_page_asks_no_other_server(window: Window) -> None:
    window.press("n", "v", "v", "2", "3", "N")
    window.says("07HELSINKI418")
    origin = window.page.url.partition("/#")[0]
    assert all(url.startswith((f"{origin}/", "data:")) for url in window.requests)


def test_n_and_p_go_through_all_mentions(window: Window) -> None:
    window.press("n").is_at("Aino Tervonen")
    window.press("n").is_at("Ashdown")
    window.press("p", "p").is_at("Ruth K. Ashdown")
    window.press("p").is_at("ASHDOWN")


def test_u_goes_through_the_undecided_ones(window: Window) -> None:
    window.press("n", "a").says("Accepted")
    window.press("p", "p").is_at("Ruth K. Ashdown")
    window.press("u").is_at("Ashdown")
    window.press("U").is_at("Ruth K. Ashdown")


def test_l_goes_to_low_confidence(window: Window) -> None:
    low = window.page.evaluate("import('/state.js').then((m) => m.state.cable.marks.filter(m.isLow).length)")
    window.press("l")
    if low:
        expect(window.page.locator("#details")).to_contain_text("low")
    else:
        window.says("There is none")


def test_a_accepts_and_goes_on(window: Window, session: Session) -> None:
    window.press("a").is_at("Aino Tervonen")
    window.has_state("Ruth K. Ashdown", "kept")
    window.press("a")
    window.has_state("Aino Tervonen", "masked")
    saved = read_decisions_file(session.ledger.path).decisions
    assert [decision.action for decision in saved] == ["reject", "accept"]


def test_r_rejects_what_is_shown(window: Window) -> None:
    window.press("n", "r")
    window.has_state("Aino Tervonen", "kept")
    window.press("p")
    window.mark("Aino Tervonen").click()
    window.press("r")
    window.has_state("Aino Tervonen", "masked")


def test_m_and_k_decide_about_the_person(window: Window) -> None:
    window.press("n", "k")
    window.has_state("Aino Tervonen", "kept")
    window.has_state("Tervonen", "kept", 1)
    window.mark("Aino Tervonen").click()
    window.press("m")
    window.has_state("Tervonen", "masked", 1)


def test_capital_m_and_k_show_the_number_of_places_first(window: Window, session: Session) -> None:
    window.mark("Mikael Rautio").click()
    window.press("K")
    window.dialog_says("Keep this person at 3 places in 2 cables; 2 of them in this one")
    window.press("Escape")
    expect(window.page.get_by_role("dialog")).to_be_hidden()
    window.has_state("Mikael Rautio", "undecided")
    window.press("K")
    window.dialog_says("3 places")
    window.press("Enter").says("Kept in 2 cables")
    window.has_state("Rautio", "kept", 1)
    window.press("N")
    window.says("07HELSINKI418")
    window.press("N")
    window.says("07HELSINKI419")
    window.has_state("Mikael Rautio", "kept")


def test_capital_a_accepts_the_rest_after_saying_how_many(window: Window) -> None:
    window.press("A")
    window.dialog_says(r"\d+ mentions: \d+ masked, \d+ kept")
    window.press("Enter").says("All accepted")
    expect(window.page.locator(".mark.is-undecided")).to_have_count(0)


def test_c_sets_a_code_and_refuses_a_wrong_one(window: Window) -> None:
    window.press("n", "c")
    window.page.get_by_role("combobox", name="Code").fill("because")
    window.press("Enter").warns("expected an exemption code")
    window.press("c")
    window.page.get_by_role("combobox", name="Code").fill("(b)(7)(C)")
    window.press("Enter").says("Code ")
    window.mark("Aino Tervonen").click()
    expect(window.page.locator("#details")).to_contain_text("(b)(7)(C)")


def test_t_saves_a_note(window: Window) -> None:
    window.press("n", "t")
    window.page.get_by_role("textbox").fill("on the record, see <b>annex</b>")
    window.page.get_by_role("button", name="Save").click()
    window.says("Note saved")
    expect(window.page.locator("#details")).to_contain_text("on the record, see <b>annex</b>")


def test_z_and_capital_z_undo_and_redo(window: Window) -> None:
    window.press("n", "r")
    window.has_state("Aino Tervonen", "kept")
    window.press("z").says("Undone")
    window.has_state("Aino Tervonen", "undecided")
    window.press("Z").says("Done again")
    window.has_state("Aino Tervonen", "kept")
    window.press("Control+z")
    window.has_state("Aino Tervonen", "undecided")
    window.press("Control+y")
    window.has_state("Aino Tervonen", "kept")
    window.press("z", "z").says("Nothing to undo")


def test_fast_keys_decide_about_one_mention_after_the_other(window: Window, session: Session) -> None:
    window.press("a", "a", "a", "a", "a")
    window.says("6 of|7 of|8 of")
    decided = 0
    for _ in range(100):
        # The last answer may be on its way while an earlier one is announced.
        decided = len(read_decisions_file(session.ledger.path).decisions)
        if decided == 5:
            break
        window.page.wait_for_timeout(300)
    assert decided == 5


def test_s_selects_words_and_the_arrows_change_the_selection(window: Window) -> None:
    window.press("s")
    expect(window.page.locator("#details")).to_contain_text("for")
    steps = [
        ("ArrowRight", "reasons"),
        ("ArrowLeft", "for"),
        ("Shift+ArrowRight", "for reasons"),
        (".", "for reasons "),
        (",", "for reasons"),
        (">", "or reasons"),
        ("<", "for reasons"),
        ("Shift+ArrowLeft", "for"),
    ]
    for key, words in steps:
        window.press(key)
        assert window.selected() == words, key
    window.press("ArrowDown")
    assert window.selected() not in ("", "for")
    window.press("ArrowUp")
    window.press("Escape")
    assert window.selected() == ""


def test_enter_masks_the_selection_as_a_name(window: Window) -> None:
    window.mark("Jorma Kettunen").click()
    window.press("p", "s", "ArrowRight", "ArrowRight", "ArrowRight")
    words = window.selected()
    window.press("Enter").says("Masked")
    window.has_state(words, "added")
    window.press("r")
    expect(window.page.locator(".mark.is-added")).to_have_count(0)


def test_w_withholds_the_selection(window: Window) -> None:
    window.press("s", "Shift+ArrowRight", "w").says("Withheld")
    window.has_state("for reasons", "added")


def test_a_selection_with_the_mouse_can_be_added(window: Window) -> None:
    window.page.locator(".line").filter(has_text="fish market").locator(".line-text").dblclick(
        position={"x": 420, "y": 8}
    )
    expect(window.page.locator("#details")).to_contain_text("Selection")
    words = window.selected().strip()
    assert words
    window.press("w").says("Withheld")
    window.has_state(words, "added")


def test_nothing_is_added_without_a_selection(window: Window) -> None:
    window.press("w").warns("Select words first")


def test_capital_n_and_p_go_to_the_next_cable_of_the_list(window: Window) -> None:
    window.press("N").says("07HELSINKI418")
    assert window.page.url.endswith("#2")
    window.press("P").says("07HELSINKI417")
    window.press("P").says("first cable of the list")


def test_slash_searches_the_cable(window: Window) -> None:
    window.press("/")
    window.page.get_by_label("Words").fill("PRICE OF")
    window.press("Enter").says("Place 1 of 1")
    assert window.selected() == "PRICE OF"


def test_g_goes_to_the_next_place(window: Window) -> None:
    window.press("/")
    window.page.get_by_label("Words").fill("tervonen")
    window.press("Enter").says("Place 1 of 2")
    window.press("g").says("Place 2 of 2")
    window.press("g").says("Place 1 of 2")


def test_g_searches_the_next_cable_too(window: Window) -> None:
    window.press("/")
    window.page.get_by_label("Words").fill("kettunen")
    window.press("Enter").says("Place 1 of 1")
    window.press("Escape", "N").says("07HELSINKI418")
    window.press("g").says("Place 1 of 2")
    assert window.selected() == "Kettunen"


def test_f_searches_the_box(window: Window) -> None:
    window.press("f")
    window.page.get_by_label("Words").fill("herring was late")
    window.press("Enter")
    window.dialog_says("1 place in 1 cable")
    window.page.locator(".hit").click()
    window.says("07HELSINKI419")
    expect(window.page.get_by_role("dialog")).to_be_hidden()
    assert window.selected() == "herring was late"


def test_v_shows_the_release(window: Window) -> None:
    window.press("n", "r", "v").says("The release")
    text = window.page.inner_text(".release")
    assert "Director Aino Tervonen" in text
    assert "Rautio" not in text
    window.press("a").says("Press v first")
    window.press("n").says("Press v first")
    window.press("v").says("Back")
    window.has_state("Aino Tervonen", "kept")


def test_the_cable_can_be_signed_and_undone_from_its_release(window: Window, session: Session) -> None:
    window.press("A", "Enter").says("All accepted")
    window.press("v").says("The release")
    window.press("S")
    window.dialog_says("lines? that have not been on screen")
    window.press("Enter").says("Signed")
    assert session.entries[0].signed_by == ("M. Ek",)
    window.is_at("Ruth K. Ashdown")
    expect(window.page.locator("#notices")).to_contain_text("Signed by M. Ek")
    window.press("v").says("The release")
    window.press("z").says("Undone: sign")
    window.is_at("Ruth K. Ashdown")


def test_a_cable_that_cannot_be_fetched_leaves_the_one_before(session: Session, request: pytest.FixtureRequest) -> None:
    # Before the page fetches it ahead.
    Path(session.entries[1].path).unlink()
    window: Window = request.getfixturevalue("window")
    window.press("N").warns("cannot be read any more")
    window.press("a").says("Accepted")
    window.press("N").says("07HELSINKI419")


def test_question_mark_shows_the_keys(window: Window) -> None:
    window.press("?")
    window.dialog_says("accept: as shown")
    window.press("Escape")
    expect(window.page.get_by_role("dialog")).to_be_hidden()


def test_single_keys_can_be_turned_off(window: Window) -> None:
    window.press("?")
    window.page.get_by_label("Single keys act").uncheck()
    window.press("Escape", "n").is_at("Ruth K. Ashdown")
    window.page.get_by_role("button", name="Keys").click()
    window.page.get_by_label("Single keys act").check()
    window.press("Escape", "n").is_at("Aino Tervonen")


def test_every_key_of_the_help_has_an_action_and_every_action_a_function(window: Window) -> None:
    missing = window.page.evaluate(
        """async () => {
          const { GROUPS, actionOf } = await import("/keys.js");
          const { ACTIONS } = await import("/actions.js");
          const own = new Set(["Shift+→", "Shift+←", ".", ",", "<", ">", "Enter", "Esc"]);
          return GROUPS.flatMap(([, rows]) => rows.flatMap(([keys]) => keys)).filter((key) => !own.has(key))
            .filter((key) => !(actionOf({ key }) in ACTIONS));
        }"""
    )
    assert missing == []


def test_every_button_has_an_action(window: Window) -> None:
    window.press("s")
    names = set(window.page.locator("[data-act]").evaluate_all("all => all.map(one => one.dataset.act)"))
    known = set(window.page.evaluate("import('/actions.js').then((m) => Object.keys(m.ACTIONS))"))
    assert names <= known


def test_b_hides_and_shows_the_lists(window: Window) -> None:
    window.press("b")
    expect(window.page.get_by_role("navigation")).to_be_hidden()
    window.press("b")
    expect(window.page.get_by_role("navigation")).to_be_visible()


def test_digits_show_the_lists(window: Window) -> None:
    window.press("2")
    expect(window.page.locator("#people")).to_contain_text("Aino Tervonen")
    window.page.locator("#people button").filter(has_text="Mikael Rautio").click()
    expect(window.page.locator("#cables li")).to_have_count(2)
    window.page.get_by_role("button", name="Show all").click()
    expect(window.page.locator("#cables li")).to_have_count(3)
    window.press("3")
    expect(window.page.locator("#settle")).to_contain_text("Two fates in the box")
    window.press("1")
    expect(window.page.locator("#panel-cables")).to_be_visible()


def test_filters_choose_the_cables(window: Window) -> None:
    window.press("A", "Enter").says("All accepted")
    window.page.get_by_text("Filter and order").click()
    window.page.locator("select[name=mentions]").select_option("undecided")
    expect(window.page.locator("#cables li")).to_have_count(2)
    window.page.get_by_role("button", name="Clear").click()
    expect(window.page.locator("#cables li")).to_have_count(3)
    window.page.locator("select[name=status]").select_option("signed")
    expect(window.page.locator("#cables li")).to_have_count(0)


def test_capital_s_signs_and_x_unlocks(window: Window, session: Session) -> None:
    window.press("A", "Enter").says("All accepted")
    window.read_everything()
    window.press("S").says("Signed")
    assert len(read_decisions_file(session.ledger.path).signatures) == 1
    expect(window.page.locator("#notices")).to_contain_text("Signed by M. Ek")
    window.press("a").warns("signed: x unlocks it")
    window.press("x")
    window.dialog_says("removes the signature of M. Ek")
    window.press("Enter").says("Unlocked")


def test_the_page_opens_with_the_first_cable_that_is_not_signed(
    session: Session, windows: Callable[..., Window]
) -> None:
    shown = session.show(1)
    session.sign(1, shown.revision, "w", despite_undecided=True, despite_unseen=True)
    with serving(session) as address:
        window = windows(address)
        expect(window.page.get_by_role("heading", level=1)).to_have_text("07HELSINKI418.txt")


def test_signing_says_what_is_left(window: Window) -> None:
    window.press("S")
    window.dialog_says("mentions undecided")
    window.dialog_says("lines? that have not been on screen|undecided")
    window.press("Escape")
    expect(window.page.locator("#notices")).not_to_contain_text("Signed by")


def test_lines_count_as_seen_only_when_they_were_on_screen(tmp_path: Path, windows: Callable[..., Window]) -> None:
    box = write_box(tmp_path, {"07HELSINKI420.txt": f"{HEAD.format(number=420)}1. (U) Start.\n{LONG_TEXT}\nASHDOWN\n"})
    session = open_session(box, tmp_path / "decisions.toml")
    with serving(session) as address:
        window = windows(address)
        entry = session.entries[0]
        first = window.until_seen(lambda: entry.unseen < entry.summary.rows, lambda: entry.unseen)
        assert first > 0
        window.page.evaluate("document.getElementById('cable').scrollTop = 1e6")
        assert window.until_seen(lambda: entry.unseen < first, lambda: entry.unseen) > 0
        for _ in range(40):
            if entry.unseen == 0:
                break
            window.press("y")
            window.page.wait_for_timeout(1_200)
        assert entry.unseen == 0


def test_lines_are_reported_again_when_a_report_was_lost(session: Session, windows: Callable[..., Window]) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort("connectionrefused")

    with serving(session) as address:
        window = windows(address, prepare=lambda page: page.route("**/seen", lose, times=1))
        window.until_seen(lambda: bool(lost), lambda: 0)
        number = int(lost[0].split("/")[-2])
        entry = next(entry for entry in session.entries if entry.number == number)
        assert window.until_seen(lambda: entry.unseen < entry.summary.rows, lambda: len(lost)) == 1


def test_the_second_window_is_told_and_shows_the_first_ones_decision(
    session: Session, windows: Callable[..., Window]
) -> None:
    with serving(session) as address:
        one, two = windows(address), windows(address)
        one.press("n", "r")
        one.has_state("Aino Tervonen", "kept")
        two.press("n", "m").warns("changed in another window or by another reviewer; nothing was overwritten")
        two.has_state("Aino Tervonen", "kept")
        two.press("k").says("Person kept")
        one.press("z").warns("nothing was overwritten")


def test_a_server_that_ended_is_reported_and_the_next_one_goes_on(
    tmp_path: Path, windows: Callable[..., Window]
) -> None:
    box, decisions = write_box(tmp_path), tmp_path / "decisions.toml"
    with serving(open_session(box, decisions)) as address:
        window = windows(address)
        window.press("n", "r")
        window.has_state("Aino Tervonen", "kept")
    window.press("m").warns("The server has ended")
    with serving(open_session(box, decisions)) as address:
        windows(address).has_state("Aino Tervonen", "kept")


HOSTILE = (
    HEAD.format(number=666)
    + "1. (C) <script>document.title = 'Tervonen'</script><img src=x onerror=\"alert(1)\"> Aino Tervonen said\n"
    + "2. (C) \u202eneslaks kiarim\u202c \u200bzero\u200d width, \x1b[31mred, \U0001f41f fish, Mikael Rautio left.\n"
    + "3. (C) &lt;b&gt; ${7*7} {{7*7}} javascript:alert(1) \u2066Jorma Kettunen\u2069 said no.\n"
    + "4. (C) \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 Tervonen left.\nASHDOWN\n"
)


def test_hostile_text_is_text(tmp_path: Path, windows: Callable[..., Window]) -> None:
    box = write_box(tmp_path, {"07HELSINKI666.txt": HOSTILE})
    with serving(open_session(box, tmp_path / "decisions.toml")) as address:
        window = windows(address)
        assert window.page.locator("#text script, #text img, #text b").count() == 0
        assert window.page.title() == "cablelint review"
        expect(window.page.locator("#text")).to_contain_text("<script>document.title = 'Tervonen'</script>")
        codes = window.page.locator(".control").evaluate_all("all => all.map(one => one.dataset.code)")
        assert {"U+202E", "U+202C", "U+200B", "U+200D", "U+001B", "U+2066", "U+2069"} <= set(codes)
        # What is behind an override stays behind it: nothing is moved over the mention that follows.
        places = window.page.locator(".mark-first").evaluate_all("all => all.map(one => one.textContent)")
        assert "Mikael Rautio" in places
        window.mark("Mikael Rautio").click()
        window.press("s")
        assert window.selected() == "left"
        window.press("w").says("Withheld")
        window.has_state("left", "added")
        window.press("v").says("The release")
        assert window.page.locator(".release script").count() == 0


def test_offsets_of_the_page_are_those_of_the_file(tmp_path: Path, windows: Callable[..., Window]) -> None:
    """Characters beyond the basic plane count twice in a browser."""
    text = (
        HEAD.format(number=421) + "1. (C) \U0001f41f\U0001f41f Aino Tervonen sold \U0001f41f at the harbour.\nASHDOWN\n"
    )
    session = open_session(write_box(tmp_path, {"07HELSINKI421.txt": text}), tmp_path / "decisions.toml")
    with serving(session) as address:
        window = windows(address)
        window.mark("Aino Tervonen").click()
        window.press("s", "ArrowRight", "ArrowRight", "ArrowRight")
        assert window.selected() == "harbour"
        window.press("w").says("Withheld")
        window.has_state("harbour", "added")
        assert "at the [PASSAGE-1]." in session.release(1).redaction.text


def test_a_line_of_two_megabytes_is_divided_into_rows(tmp_path: Path, windows: Callable[..., Window]) -> None:
    text = HEAD.format(number=422) + "1. (C) Mr. Mikael Rautio left. " + "herring " * 250_000 + "\nASHDOWN\n"
    with serving(
        open_session(write_box(tmp_path, {"07HELSINKI422.txt": text}), tmp_path / "decisions.toml")
    ) as address:
        window = windows(address)
        rows = window.page.locator(".line").count()
        assert rows > 4_000
        longest = window.page.evaluate(
            "Math.max(...[...document.querySelectorAll('.line-text')].map(e => e.textContent.length))"
        )
        assert longest <= 400
        window.mark("Mikael Rautio").click()
        window.press("m")
        expect(window.page.locator("#saved")).to_have_text(re.compile("Person masked"), timeout=60_000)


def test_a_box_of_5000_cables(session: Session, windows: Callable[..., Window]) -> None:
    entries = [
        Entry(number + 1, one.path, PurePath(f"{number}.txt"), one.summary._replace(place=f"{number}.txt"))
        for number, one in ((number, session.entries[number % 3]) for number in range(5_000))
    ]
    with serving(Session(entries, session.ledger, session.desk.reader)) as address:
        window = windows(address)
        expect(window.page.locator("#cables li")).to_have_count(150)
        expect(window.page.locator("#cables-count")).to_have_text("5,000 cables")
        window.page.get_by_role("button", name="Show more").click()
        expect(window.page.locator("#cables li")).to_have_count(300)
        window.press("N").says("07HELSINKI418")
        window.page.evaluate("location.hash = '#4999'")
        expect(window.page.locator("#cable-head")).to_contain_text("cable 4999 of 5000")
        window.press("N")
        expect(window.page.locator("#cable-head")).to_contain_text("cable 5000 of 5000")
        window.press("N").says("last cable of the list")
        expect(window.page.locator("#cables [aria-current]")).to_contain_text("4999.txt")
        expect(window.page.locator("#cables li")).to_have_count(32)
        window.page.get_by_role("button", name="Show earlier").click()
        expect(window.page.locator("#cables li")).to_have_count(182)
        window.press("2")
        expect(window.page.locator("#people")).to_contain_text("Mikael Rautio")


class TestSecondReader:
    def test_sees_where_they_differ_and_settles(self, tmp_path: Path, windows: Callable[..., Window]) -> None:
        box, decisions = write_box(tmp_path), tmp_path / "decisions.toml"
        first = open_session(box, decisions)
        shown = first.show(1)
        mark = next(one for one in shown.view.marks if shown.cable.source.text[slice(*one.span)] == "Aino Tervonen")
        first.decide(1, shown.revision, "w", mark.id, Choice(masked=False, is_wide=True))
        with serving(open_session(box, decisions, reviewer="B. Lund", second=True)) as address:
            window = windows(address)
            window.mark("Aino Tervonen").click()
            expect(window.page.locator("#details")).to_contain_text("M. Ek")
            window.press("m").says("Person masked")
            window.mark("Aino Tervonen").click()
            expect(window.page.locator("#details")).to_contain_text("Reviewers differ")
            window.press("3")
            expect(window.page.locator("#settle")).to_contain_text("Reviewers differ (1)")
            window.press("E").says("Settled: kept")
            window.has_state("Aino Tervonen", "kept")
            expect(window.page.locator("#notices")).not_to_contain_text("Reviewers differ")


# What is pressed to see each part of the page, and to leave it again.
VIEWS = {
    "cable": ((), ()),
    "decisions": (("n", "r", "n", "m"), ()),
    "selection": (("s",), ("Escape",)),
    "keys": (("?",), ("Escape",)),
    "box": (("n", "M"), ("Escape",)),
    "code": (("n", "c"), ("Escape",)),
    "release": (("v",), ("v",)),
    "people": (("2",), ()),
    "settle": (("3",), ("1",)),
    "signed": (("A", "Enter", "S", "Enter"), ()),
}
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_of_wcag_2_2_aa(scheme: str, width: int, session: Session, windows: Callable[..., Window]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with serving(session) as address:
        window = windows(address, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
        for view, (enter, leave) in VIEWS.items():
            for key in enter:
                window.press(key)
                window.page.wait_for_timeout(200)
            window.page.wait_for_timeout(300)
            found = axe.run(window.page, options={"runOnly": {"type": "tag", "values": _RULES}}).response["violations"]
            assert [(view, one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
            window.press(*leave)


@pytest.mark.parametrize("size", [(320, 256), (400, 800), (640, 512)], ids=["zoom 400 %", "narrow", "zoom 200 %"])
def test_no_part_is_cut_off_at_a_high_zoom(
    size: tuple[int, int], session: Session, windows: Callable[..., Window]
) -> None:
    with serving(session) as address:
        window = windows(address, viewport={"width": size[0], "height": size[1]})
        for keys in ((), ("s",), ("Escape", "v"), ("v", "?")):
            window.press(*keys)
            window.page.wait_for_timeout(200)
            assert window.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]


def test_it_works_by_keyboard_alone_at_400_percent(session: Session, windows: Callable[..., Window]) -> None:
    with serving(session) as address:
        window = windows(address, viewport={"width": 320, "height": 256})
        window.press("n", "r")
        window.has_state("Aino Tervonen", "kept")
        expect(window.page.locator(".mark-first.is-current")).to_be_in_viewport()


def test_landmarks_live_region_and_labels(window: Window) -> None:
    page = window.page
    for role in ("banner", "navigation", "main", "complementary", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.locator("[role=status][aria-live=polite]")).to_have_count(1)
    expect(page.get_by_role("button", name="Aino Tervonen: undecided, would be masked")).to_have_count(1)
    window.press("n", "r")
    expect(page.get_by_role("button", name="Aino Tervonen: kept")).to_have_count(1)
    expect(page.locator("#live")).to_have_text(re.compile("Kept readable.*Next: "))


def test_the_focus_is_on_the_current_mention(window: Window) -> None:
    window.press("n")
    assert window.page.evaluate("document.activeElement.textContent") == "Aino Tervonen"
    window.press("Tab")
    assert window.page.evaluate("document.activeElement.closest('#text')") is None
