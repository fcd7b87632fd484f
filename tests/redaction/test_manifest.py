import json
import re

import pytest

from cablelint.redaction.deciding.policy import ALL, FOIA_B6
from cablelint.redaction.masks import Style
from cablelint.redaction.proving.verify import claims_of
from cablelint.redaction.releasing.manifest import as_bytes, claims, entry, kept_places, manifest
from cablelint.system.schema_files import TableError

from .invented import CABLE, KEY, OTHER_KEY, cable, people, person, redact


def one(style: Style = Style.PLACEHOLDER, **options: object) -> dict[str, object]:
    found = redact(cable(), people(), ALL, style, key=KEY)
    return manifest([entry(found, "07HELSINKI417.txt", **options)], "abc")  # type: ignore[arg-type]


@pytest.mark.parametrize("style", Style)
def test_a_manifest_fits_its_schema_and_holds_no_name(style: Style) -> None:
    text = as_bytes(one(style, key=KEY)).decode()
    assert not re.search(r"(?i)tervonen|aino|halvari|pekka|kettunen|jorma|ashdown|mikael", text)


def test_a_manifest_says_of_each_mask_what_decided_it() -> None:
    mask = one()["cables"][0]["masks"][-1]  # type: ignore[index]
    assert mask == {
        "id": mask["id"],
        "mark": "[NAME-2]",
        "subject": 2,
        "kind": "name",
        "result": {"places": mask["result"]["places"], "line": 32, "column": 1},
        "original": {"line": 32, "nth": 1},
        "rule": "role unknown",
        "reason": "(b)(6)",
        "decided_by": "policy",
        "confidence": 0.9,
        "evidence": ["model"],
    }


def test_a_manifest_does_not_tell_how_long_a_name_is() -> None:
    """Two cables that differ in nothing but the length of the names have manifests that differ in no number."""
    longer = CABLE.replace("Tervonen", "Tervonenlainen").replace("TERVONEN", "TERVONENLAINEN")
    tables = []
    for text in (CABLE, longer):
        everyone = people(
            text,
            (("Aino Tervonen", "Tervonen", "TERVONEN"), ("Aino Tervonenlainen", "Tervonenlainen", "TERVONENLAINEN")),
        )
        tables.append(entry(redact(cable(text), everyone), "a.txt"))
    assert tables[0] == tables[1]


def test_the_hash_of_an_original_is_keyed_or_missing() -> None:
    assert one()["cables"][0]["original"] == {"hmac_sha256": None}  # type: ignore[index]
    hashes = {one(key=key)["cables"][0]["original"]["hmac_sha256"] for key in (KEY, OTHER_KEY)}  # type: ignore[index]
    assert len(hashes) == 2


def test_equal_releases_have_equal_manifests() -> None:
    assert as_bytes(one(key=KEY)) == as_bytes(one(key=KEY))


def test_the_claims_of_a_manifest_are_those_of_the_redaction() -> None:
    found = redact(cable(), people())
    table = json.loads(json.dumps(entry(found, "a.txt")))
    made, read = claims_of(found), claims(table)
    assert [(claim.place, claim.mark, claim.is_name) for claim in made] == [
        (claim.place, claim.mark, claim.is_name) for claim in read
    ]
    subjects = {claim.subject: other.subject for claim, other in zip(made, read, strict=True)}
    assert [subjects[claim.subject] for claim in made] == [claim.subject for claim in read]


def test_kept_names_are_listed_by_place() -> None:
    text = "Prime Minister Salmi met Tervonen."
    everyone = [person(text, "Tervonen"), person(text, "Salmi", id_=2, titles=("Prime Minister",))]
    found = redact(cable(text), everyone, FOIA_B6)
    places = kept_places(entry(found, "a.txt"))
    assert [found.result.text[slice(*place)] for place in places] == ["Salmi"]


def test_a_manifest_that_does_not_fit_its_schema_is_never_made() -> None:
    table = entry(redact(cable(), people()), "a.txt") | {"style": "invisible"}
    with pytest.raises(TableError, match="style"):
        manifest([table], None)
