"""Settings of a redaction: built once from the configuration, used by every command and by the library."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cablelint.document.source import DEFAULT_COLUMNS, Columns
from cablelint.names.settings import NameSettings, load_name_settings
from cablelint.redaction.deciding.policy import ALL, Policy, load_policy
from cablelint.redaction.masks import Style

if TYPE_CHECKING:
    from cablelint.config import Config
    from cablelint.names.lexical.tokens import Recogniser
    from cablelint.redaction.deciding.box_people import BoxPeople
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.deciding.signatures import Signature
    from cablelint.redaction.keys import Key


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes a redaction.

    Attributes:
        names: Settings of the name finder, the roster among them.
        policy: Who is kept.
        style: The look of the masks.
        key: The key of pseudonyms and vaults.
        decisions: A reviewer's decisions about single masks, of any of the files.
        signatures: The signatures of reviewers, under any of the files.
        dialect: The dialect of every file; None to detect it.
        columns: The columns of the cable in tables.
        box: The people of the whole box, where one fate and one mark are wanted for each in all files.
    """

    names: NameSettings = field(default_factory=NameSettings)
    policy: Policy = ALL
    style: Style = Style.PLACEHOLDER
    key: Key | None = None
    decisions: tuple[Decision, ...] = ()
    signatures: tuple[Signature, ...] = ()
    dialect: str | None = None
    columns: Columns = DEFAULT_COLUMNS
    box: BoxPeople | None = None

    def for_box(self, box: BoxPeople | None) -> Settings:
        """Return the settings for the files of a surveyed box: its people are found and marked in every file."""
        if box is None:
            return self
        from cablelint.names.corpus_names import FormRecogniser

        recognisers: tuple[Recogniser, ...] = (*self.names.recognisers, FormRecogniser(box.forms))
        return replace(self, names=replace(self.names, recognisers=recognisers), box=box)

    def __repr__(self) -> str:
        return f"<Settings: policy {self.policy.name!r}, style {self.style.value}, {len(self.decisions)} decisions>"


def load_settings(config: Config) -> Settings:
    """Build the settings of a redaction from a configuration.

    Raises:
        ValueError: A policy, roster, decisions file, name model or key file is invalid, or the dialect or style is
            unknown; the message names the file and says what was expected.
        ImportError: An optional package is missing.
        OSError: A file cannot be read.
    """
    from cablelint.document.dialects import forced
    from cablelint.redaction.deciding.decisions_file import NO_DECISIONS, read_decisions_file
    from cablelint.redaction.keys import read_key

    reviewed = read_decisions_file(config.decisions) if config.decisions else NO_DECISIONS
    return Settings(
        names=load_name_settings(config),
        policy=load_policy(config.policy or ALL.name),
        style=Style(config.style),
        key=read_key(config.key_file) if config.key_file else None,
        decisions=reviewed.decisions,
        signatures=reviewed.signatures,
        dialect=forced(config.dialect),
        columns=Columns(config.text_column, config.name_column),
    )
