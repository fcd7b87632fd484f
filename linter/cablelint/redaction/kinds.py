"""The kinds of finding that the proof of a release and the decisions of a reviewer report.

They are declared here, below both, so that no maker of a finding repeats a code, a name or a severity. The docstrings
are the pages of these rules.
"""

from __future__ import annotations

from cablelint.findings import Kind, Severity

LEAK = Kind(
    "NAM901",
    "leak",
    Severity.ERROR,
    """Report a hidden name, or a hidden address or number, that a reader can still find in the release.

    The proof looks for every word that a mask hides: as printed, in other spellings and disguises, split over a line
    end, in the file name and in the manifest. The message names the mask, never the name.

    Reported by:
        cablelint verify; cablelint redact and cablelint corpus, which then write nothing.
    Remedy:
        Mask the place by a decision or a roster entry, or rename the file, and redact again.
    Source:
        5 U.S.C. 552 (b)(6).
    """,
)

ALTERED_RELEASE = Kind(
    "NAM902",
    "altered-release",
    Severity.ERROR,
    """Report a release that differs from its original in more than its masks, or from its manifest.

    A release is the record with names masked and nothing else changed. Any other change, be it an edit by hand or a
    damaged copy, makes the proof worthless, since hidden text cannot be distinguished from new text.

    Reported by:
        cablelint verify; cablelint redact and cablelint corpus, which then write nothing.
    Remedy:
        Release the file that cablelint redact wrote, or redact the original again.
    Source:
        cablelint: a release contains the record and masks.
    """,
)

IRREGULAR_MASK = Kind(
    "NAM903",
    "irregular-mask",
    Severity.ERROR,
    """Report a mask that is not the one in the manifest, or differs in style or length from the other masks.

    A mask as long as the name, or another one for some names, gives a reader something to guess by.

    Reported by:
        cablelint verify; cablelint redact and cablelint corpus, which then write nothing.
    Remedy:
        Redact the original again with one style.
    Source:
        cablelint: the length and the look of a mask do not depend on the name.
    """,
)

INCONSISTENT_MARK = Kind(
    "NAM904",
    "inconsistent-mark",
    Severity.ERROR,
    """Report a person who has two marks in one release.

    ``[NAME-1]`` and ``[NAME-2]`` say that two people are meant; a reader who takes them for two misreads the record.

    Reported by:
        cablelint verify; cablelint redact and cablelint corpus, which then write nothing.
    Remedy:
        Redact the original again; if both marks return, add the person with all spellings to a roster.
    Source:
        cablelint: one mark for one person.
    """,
)

ALTERED_STRUCTURE = Kind(
    "NAM905",
    "altered-structure",
    Severity.ERROR,
    """Report a release that no longer parses as its original does.

    Fields without names, such as the message reference number, the date and the level, are the same in both. Where one
    differs, a mask covers more than a name.

    Reported by:
        cablelint verify; cablelint redact and cablelint corpus, which then write nothing.
    Remedy:
        Reject the mask at that place by a decision, and redact again.
    Source:
        cablelint: a release keeps the structure of the record.
    """,
)

STALE_DECISION = Kind(
    "NAM906",
    "stale-decision",
    Severity.WARNING,
    """Report a reviewer's decision that no longer fits the cable.

    The text, the policy or the found names have changed since the decision was made, so that it applies to nothing.

    Reported by:
        cablelint redact with --decisions.
    Remedy:
        Delete the decision, or make it again on the review page.
    Source:
        cablelint: every decision is followed or reported.
    """,
)

REFUSED_DECISION = Kind(
    "NAM907",
    "refused-decision",
    Severity.WARNING,
    """Report a reviewer's decision to keep a name that is always masked.

    Nobody but the drafter can lift the protection of a source, and a signature that is masked in one place is masked
    in all. The name stays masked.

    Reported by:
        cablelint redact with --decisions.
    Remedy:
        Delete the decision.
    Source:
        5 FAH-1 H-245; E.O. 13526 section 1.4 (c) and (d).
    """,
)

CHANGED_AFTER_SIGNING = Kind(
    "NAM910",
    "changed-after-signing",
    Severity.ERROR,
    """Report a cable whose redaction is no longer the one that a reviewer signed.

    A signature says that a person read the whole cable and agrees with what is readable and what is withheld. When the
    text, the policy, the name model or a decision changed since, nobody has agreed with the result.

    Reported by:
        cablelint redact with --decisions, which then does not release the cable.
    Remedy:
        Redact with the settings that the cable was signed with, or review and sign it again.
    Source:
        cablelint: what was signed is released as it was signed, or not at all.
    """,
)

MISSING_FILE = Kind(
    "NAM908",
    "missing-file",
    Severity.ERROR,
    """Report a file that the manifest lists and the folder lacks.

    The release is incomplete: a reader cannot know if the file was withheld or lost.

    Reported by:
        cablelint verify.
    Remedy:
        Redact the originals again, which writes every file and a new manifest.
    Source:
        cablelint: the manifest lists every file of a release.
    """,
)

EXTRA_FILE = Kind(
    "NAM909",
    "extra-file",
    Severity.ERROR,
    """Report a file in the folder of a release that the manifest does not list.

    Nothing proves that such a file is free of names: it may be an original, or a release made with other settings.

    Reported by:
        cablelint verify.
    Remedy:
        Move the file out of the folder, or redact again.
    Source:
        cablelint: the manifest lists every file of a release.
    """,
)
