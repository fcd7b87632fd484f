"""Settings of the name finder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablelint.config import Config
    from cablelint.names.lexical.tokens import Recogniser
    from cablelint.names.model.name_model import NameModel
    from cablelint.names.roster import Roster


@dataclass(frozen=True, slots=True)
class NameSettings:
    """Settings that change which people are found.

    Attributes:
        roster: People to find even where the model does not.
        min_confidence: Mentions below this confidence, from 0 to 1, are left out; None for the threshold that did best
            in cross-validation.
        model: The name model; None for the one in the package.
        recognisers: Further finders, whose names are added: a user's spaCy model, the names of a whole corpus.
    """

    roster: Roster | None = None
    min_confidence: float | None = None
    model: NameModel | None = None
    recognisers: tuple[Recogniser, ...] = ()


DEFAULT_NAME_SETTINGS = NameSettings()


def load_name_settings(config: Config) -> NameSettings:
    """Build the settings of the name finder from a configuration.

    Raises:
        ValueError: The roster or the name model is invalid; the message names the file and what was expected.
        ImportError: spaCy is not installed.
        OSError: A file cannot be read.
    """
    from cablelint.names.model.name_model import load
    from cablelint.names.recognisers.spacy import spacy_recogniser
    from cablelint.names.roster import read_roster

    return NameSettings(
        roster=read_roster(config.roster) if config.roster else None,
        min_confidence=config.min_confidence,
        model=load(config.model) if config.model else None,
        recognisers=(spacy_recogniser(config.spacy),) if config.spacy else (),
    )
