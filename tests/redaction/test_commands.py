"""The commands as a user runs them, with the name finder that comes with the package."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner, Result

from cablelint.cli.key import command as key
from cablelint.cli.redact import command as redact
from cablelint.cli.restore import command as restore
from cablelint.cli.verify import command as verify

from .invented import CABLE

# In every place of a cable where a name can be.
PLANTED = "Tervonen"
EVERYWHERE = (
    f"---\ntitle: Lunch with Aino {PLANTED}\nauthor: a{PLANTED.lower()}\n---\n"
    + CABLE
    + f'\n<!-- {PLANTED} -->\n<img alt="{PLANTED}" src="https://example.org/{PLANTED.lower()}.png">\n'
    + f"[{PLANTED}](people/{PLANTED.lower()}.html) aino.{PLANTED.lower()}@example.org Ter\u200bvonen T&#101;rvonen\n"
)
LEAK = re.compile(r"(?i)t[e\u0435]r\u200b?v[o0]nen|&#101;rvonen|halvari|kettunen|ashdown")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    box = tmp_path / "box"
    box.mkdir()
    (box / "07HELSINKI417.txt").write_text(CABLE, newline="")
    (box / f"{PLANTED.lower()}.md").write_text(EVERYWHERE, newline="")
    (tmp_path / "key").write_text("0123456789abcdef" * 4)
    return tmp_path


def run(command: Command, *arguments: object) -> Result:
    isolated = ("--isolated",) if command in (redact, verify) else ()
    return CliRunner().invoke(command, [*map(str, arguments), *isolated])


def test_a_cable_goes_to_standard_output(folder: Path) -> None:
    result = run(redact, "box/07HELSINKI417.txt")
    assert result.exit_code == 0, result.output
    assert "SUBJECT: LUNCH WITH DIRECTOR [NAME-1]" in result.stdout
    assert not LEAK.search(result.stdout)
    assert (folder / "box/07HELSINKI417.txt").read_text() == CABLE


def test_redact_verify_and_restore_one_cable(folder: Path) -> None:
    made = run(redact, "box/07HELSINKI417.txt", "-o", "out.txt", "--manifest", "m.json", "--key-file", "key")
    assert made.exit_code == 0, made.output
    assert run(verify, "out.txt", "--manifest", "m.json", "--key-file", "key").exit_code == 0
    assert run(verify, "out.txt", "--original", "box/07HELSINKI417.txt").exit_code == 0
    back = run(restore, "out.txt", "--manifest", "m.json", "--key-file", "key", "-o", "back.txt")
    assert back.exit_code == 0, back.output
    assert (folder / "back.txt").read_bytes() == CABLE.encode()


def test_standard_input_is_released_under_the_name_it_is_given(folder: Path) -> None:
    arguments = ["-", "--output", "out/", "--stdin-filename", "notes/418.txt", "--isolated"]
    assert CliRunner().invoke(redact, arguments, input=CABLE).exit_code == 0
    assert sorted(file.name for file in (folder / "out").iterdir()) == ["418.txt", "manifest.json"]


def test_standard_input_is_not_read_twice(folder: Path) -> None:
    result = CliRunner().invoke(redact, ["-", "--output", "out/", "--corpus-wide", "--isolated"], input=CABLE)
    assert result.exit_code == 2
    assert "save it in a file" in result.output
    assert not (folder / "out").exists()


def test_a_box_is_released_and_verified(folder: Path) -> None:
    made = run(redact, "box", "--output", "release", "--key-file", "key", "--style", "pseudonym")
    assert made.exit_code == 0, made.output
    assert "2 released" in made.stderr
    for options, basis in (
        ((), "complete and unchanged since redact proved it"),
        (("--original", "box"), "proved against the originals"),
        (("--key-file", "key"), "proved against the vaults"),
    ):
        proven = run(verify, "release", *options)
        assert (proven.exit_code, proven.stdout) == (0, "")
        assert re.fullmatch(rf"2 cables, \d+ masks, 0 leaks: {basis}\n", proven.stderr)


def test_a_leak_in_a_release_is_reported_and_exits_with_one(folder: Path) -> None:
    run(redact, "box/07HELSINKI417.txt", "-o", "out.txt")
    for path in (folder / "out.txt", folder / "box/07HELSINKI417.txt"):
        path.write_text(path.read_text() + "Tervonnen laughed.\n")
    text = run(verify, "out.txt", "--original", "box/07HELSINKI417.txt")
    assert text.exit_code == 1
    assert re.search(r"out\.txt:\d+:1: NAM901 leak: the name behind \[NAME-1\] .* misspelt", text.stdout)
    table = json.loads(run(verify, "out.txt", "--original", "box/07HELSINKI417.txt", "--output-format", "json").stdout)
    assert table["findings"][0]["rule"] == {"code": "NAM901", "name": "leak"}
    assert table["summary"] == {"leaks": len(table["findings"])}


def test_check_tells_what_is_left_to_mask_and_writes_nothing(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    result = run(redact, "box", "--check")
    assert result.exit_code == 1
    assert re.search(r"07HELSINKI417\.txt:15: 1 to mask \(name\)\n", result.stdout)
    assert re.search(r"07HELSINKI417\.txt: \d+ to mask; run `cablelint redact` on it", result.stdout)
    assert sorted(folder.rglob("*")) == before


def test_check_is_content_with_what_was_redacted(folder: Path) -> None:
    run(redact, "box/07HELSINKI417.txt", "-o", "out.txt")
    result = run(redact, "out.txt", "--check")
    assert (result.exit_code, result.output) == (0, "")


def test_diff_prints_the_masked_side_alone(folder: Path) -> None:
    result = run(redact, "box/07HELSINKI417.txt", "--diff")
    assert result.exit_code == 1
    assert "+SUBJECT: LUNCH WITH DIRECTOR [NAME-1]" in result.stdout
    assert "\n-" not in result.stdout
    assert not LEAK.search(result.output)


def test_in_place_overwrites_and_nothing_else_does(folder: Path) -> None:
    path = folder / "box/07HELSINKI417.txt"
    assert run(redact, path, "--output", path).exit_code == 2
    assert path.read_text() == CABLE
    assert run(redact, path, "--in-place").exit_code == 0
    assert not LEAK.search(path.read_text())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--check", "--in-place"),
        ("--style", "pseudonym"),
        ("--policy", "none"),
        ("--policy", "missing.toml"),
        ("--key-file", "missing"),
        ("--roster", "missing.json"),
        ("--decisions", "missing.toml"),
    ],
)
def test_a_wrong_call_writes_nothing_and_exits_with_two(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run(redact, "box/07HELSINKI417.txt", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_verify_needs_something_to_verify_against(folder: Path) -> None:
    assert run(verify, "box/07HELSINKI417.txt").exit_code == 2
    assert run(verify, "box/07HELSINKI417.txt", "--manifest", "m.json").exit_code == 2


def test_a_file_that_is_no_text_writes_nothing_and_exits_with_two(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"Tervonen\x00\x01\x02")
    result = run(redact, "bad.txt", "-o", "out.txt")
    assert result.exit_code == 2
    assert not (folder / "out.txt").exists()


def test_a_key_is_made_once(folder: Path) -> None:
    assert run(key, "new.key").exit_code == 0
    assert run(key, "new.key").exit_code == 2


def test_no_output_of_any_run_holds_a_name(folder: Path) -> None:
    """Everything written anywhere, messages and file names included, is searched for the planted names."""
    decisions = folder / "decisions.toml"
    decisions.write_text(
        'version = 1\n[[decisions]]\nfile = "[NAME-1].md"\nmask = "0000000000000000"\naction = "reject"\n'
    )
    (folder / "box/bad.txt").write_bytes(b"Tervonen \x00\x01")
    said = []
    for style in ("placeholder", "pseudonym", "block", "crosses", "exemption"):
        result = run(
            redact,
            "box",
            "--output",
            f"release-{style}",
            "--key-file",
            "key",
            "--style",
            style,
            "--decisions",
            decisions,
        )
        assert result.exit_code == 2
        said.append(result.output)
        folder_said = run(
            verify, f"release-{style}", "--manifest", f"release-{style}/manifest.json", "--key-file", "key"
        )
        assert folder_said.exit_code == 0, folder_said.output
        said.append(folder_said.output)
    single = (("--check",), ("--diff",), ("--manifest", "m.json", "-o", "o.txt"))
    said += [run(redact, f"box/{PLANTED.lower()}.md", *arguments).output for arguments in single]
    assert not LEAK.search("\n".join(said))
    written = [path for path in folder.rglob("*") if "box" not in path.parts and ".private" not in str(path)]
    assert len(written) > 20
    for path in written:
        assert not LEAK.search(path.relative_to(folder).as_posix())
        if path.is_file():
            assert not LEAK.search(path.read_bytes().decode("latin-1")), path.name


def test_a_traceback_of_the_whole_program_holds_no_name(folder: Path) -> None:
    """As if the verification itself broke on the text."""
    code = (
        "import sys\n"
        "from cablelint.redaction.releasing import release\n"
        "def broken(original, *_, **__):\n    raise RuntimeError(original.text)\n"
        "release.prove = broken\n"
        "from cablelint.cli.redact import command\n"
        "command(['box/07HELSINKI417.txt', '--isolated'])\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder)
    assert result.returncode == 2
    assert "internal error: RuntimeError" in result.stderr
    assert not LEAK.search(result.stdout + result.stderr)


def test_the_input_is_never_overwritten(folder: Path) -> None:
    result = run(redact, "box/07HELSINKI417.txt", "-o", "box/07HELSINKI417.txt")
    assert (result.exit_code, result.stderr) == (2, "Error: the input is never overwritten without --in-place\n")
    assert (folder / "box/07HELSINKI417.txt").read_text() == CABLE


def test_a_box_is_not_released_into_itself(folder: Path) -> None:
    result = run(redact, "box", "-o", "box")
    assert result.exit_code == 2
    assert "the box lies in box, which would become the release; name another folder" in result.stderr


def test_a_decision_about_a_file_that_is_not_in_the_box_is_reported(folder: Path) -> None:
    one = f'[[decisions]]\nmask = "{"0" * 16}"\naction = "accept"\nfile = '
    (folder / "decisions.toml").write_text(f'version = 1\n{one}"lost.txt"\n')
    result = run(redact, "box", "-o", "out", "--decisions", "decisions.toml")
    assert result.exit_code == 1
    assert "decision 1 of the decisions file is about lost.txt, which is not in the box" in result.stderr


def test_a_missing_library_is_reported_once_before_vaults_are_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(redact, "box", "-o", "release", "--key-file", "key")
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)

    result = run(verify, "release", "--key-file", "key")

    assert result.exit_code == 2
    assert result.stderr.count("pip install 'cablelint[vault]'") == 1
    assert "proved against the originals" in run(verify, "release", "--key-file", "key", "--original", "box").stderr


@pytest.mark.parametrize(("name", "shown"), [("README", "README"), ("Tervonen.doc", "[…].doc"), ("Readme-Aho", "[…]")])
def test_a_file_that_is_left_out_is_named_unless_its_name_may_be_a_person(folder: Path, name: str, shown: str) -> None:
    (folder / "box" / name).write_text("x")
    result = run(redact, "box", "-o", "release")
    assert f"/{shown}: not a cable" in result.stderr.replace("[…]-[…]", "[…]")


def test_one_file_is_restored_at_a_time(folder: Path) -> None:
    result = run(restore, "box", "--key-file", "key")
    assert result.exit_code == 2
    assert "box is a folder; name one file of the release" in result.stderr


def test_a_file_of_a_release_is_verified_and_restored_by_the_manifest_above_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "box/2007").mkdir()
    (folder / "box/2007/a.txt").write_text(CABLE)
    run(redact, "box", "-o", "release", "--key-file", "key")
    (folder / "manifest.json").write_text('{"name": "something else"}')

    assert "unchanged" in run(verify, "release/2007/a.txt").stderr
    assert "proved against the vaults" in run(verify, "release/2007/a.txt", "--key-file", "key").stderr
    assert run(restore, "release/2007/a.txt", "--key-file", "key").stdout == CABLE
    assert run(verify, "box/2007/a.txt").exit_code == 2
    assert "no manifest" in run(restore, "box/2007/a.txt", "--key-file", "key").stderr
    monkeypatch.chdir(folder / "release/2007")
    assert "unchanged" in run(verify, "a.txt").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "out.txt", "--manifest", "out.txt"), "the manifest out.txt would overwrite the release"),
        (("-o", "out.vault", "--manifest", "out.json"), "the vault out.vault would overwrite the release"),
        (("-o", "out.txt", "--manifest", "out.vault"), "the vault out.vault would overwrite the manifest"),
        (("-o", "out.private.json", "--manifest", "out.json"), "the private log out.private.json would overwrite the"),
        (("-o", "out.txt", "--manifest", "a.txt"), "the manifest a.txt would overwrite the original"),
        (("--in-place", "--manifest", "a.txt"), "the manifest a.txt would overwrite the original"),
        (("--in-place", "--manifest", "a.vault"), "the vault a.vault would overwrite the manifest"),
        (("-o", "out.txt", "--manifest", "."), ". is a folder; name a file for the manifest"),
        (("-o", "out.txt", "--manifest", "gone/m.json"), "cannot write gone/m.vault: No such file or directory"),
        (("-o", "gone/out.txt"), "cannot write gone/out.txt: No such file or directory"),
    ],
)
def test_nothing_is_written_where_a_file_would_be_lost_or_cannot_be(
    folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    (folder / "a.txt").write_text(CABLE)
    before = sorted(folder.iterdir())
    with_key = ("--key-file", "key") if "--manifest" in arguments else ()
    result = run(redact, "a.txt", *arguments, *with_key)
    assert result.exit_code == 2
    assert message in result.stderr
    assert sorted(folder.iterdir()) == before
    assert (folder / "a.txt").read_text() == CABLE


def test_the_first_run_in_place_writes_a_manifest_even_without_a_mask(folder: Path) -> None:
    (folder / "plain.txt").write_text("The talks ended at noon.\n")
    assert run(redact, "plain.txt", "--in-place", "--manifest", "m.json", "--key-file", "key").exit_code == 0
    assert json.loads((folder / "m.json").read_text())["cables"][0]["masks"] == []
    assert run(verify, "plain.txt", "--manifest", "m.json", "--key-file", "key").exit_code == 0
