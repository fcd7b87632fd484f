import json
import re
from importlib.resources import files

import jsonschema
import pytest

from cablelint.redaction.deciding.policy import ALL, FOIA_B6
from cablelint.redaction.masks import Style
from cablelint.redaction.releasing.manifest import encoded, entry, log_entry, manifest, masked_spans, private_log

from .invented import CABLE, KEY, OTHER_KEY, cable, people, person, redact

ACCOUNT = {"found": 1, "released": 1, "refused": 0, "not_cables": 0}


def one(style: Style = Style.PLACEHOLDER, key: object = None) -> dict[str, object]:
    found = redact(cable(), people(), ALL, style, key=KEY)
    listed = {"file": "07HELSINKI417.txt", **entry(found, key), "vault": None}  # type: ignore[arg-type]
    return manifest([listed], ACCOUNT)


def as_bytes(table: dict[str, object]) -> bytes:
    return b"".join(encoded(table))


def schema(name: str) -> dict[str, object]:
    return dict(json.loads(files("cablelint.schemas").joinpath(name).read_text("utf-8")))


@pytest.mark.parametrize("style", Style)
def test_a_manifest_fits_its_schema_and_contains_no_name(style: Style) -> None:
    table = one(style, KEY)
    jsonschema.validate(table, schema("manifest.schema.json"))
    assert not re.search(r"(?i)tervonen|aino|halvari|pekka|kettunen|jorma|ashdown|mikael", as_bytes(table).decode())


def test_a_manifest_says_for_each_mask_which_rule_decided() -> None:
    mask = one()["cables"][0]["masks"][-1]  # type: ignore[index]
    assert mask == {
        "id": mask["id"],
        "mark": "[NAME-2]",
        "subject": 2,
        "kind": "name",
        "places": mask["places"],
        "line": 32,
        "column": 1,
        "rule": "role unknown",
        "reason": "(b)(6)",
        "decided_by": "policy",
    }


def test_a_manifest_does_not_reveal_the_length_of_a_name_or_the_confidence_in_it() -> None:
    """Two cables that differ only in the names have equal entries."""
    longer = CABLE.replace("Tervonen", "Tervonenlainen").replace("TERVONEN", "TERVONENLAINEN")
    tables = []
    for text in (CABLE, longer):
        everyone = people(
            text,
            (("Aino Tervonen", "Tervonen", "TERVONEN"), ("Aino Tervonenlainen", "Tervonenlainen", "TERVONENLAINEN")),
        )
        tables.append(entry(redact(cable(text), everyone)))
    assert tables[0] == tables[1]
    assert not re.search("confidence|evidence|original_line", json.dumps(tables))


def test_the_private_log_has_the_places_in_the_original() -> None:
    found = redact(cable(), people())
    log = log_entry(found)
    jsonschema.validate(
        private_log(["box"], [{"file": "a.txt", "original": "box/a.txt", **log}]), schema("private-log.schema.json")
    )
    assert masked_spans(log) == [edit.span for edit in found.edits]


def test_the_hash_of_an_original_is_keyed_or_missing() -> None:
    assert one()["cables"][0]["original"] == {"hmac_sha256": None}  # type: ignore[index]
    hashes = {one(key=key)["cables"][0]["original"]["hmac_sha256"] for key in (KEY, OTHER_KEY)}  # type: ignore[index]
    assert len(hashes) == 2


def test_equal_releases_have_equal_manifests() -> None:
    assert as_bytes(one(key=KEY)) == as_bytes(one(key=KEY))


def test_a_manifest_has_a_line_for_each_mask() -> None:
    table = one()
    lines = as_bytes(table).decode().splitlines()
    masks = table["cables"][0]["masks"]  # type: ignore[index]
    assert [json.loads(line.strip().rstrip(",")) for line in lines if '"mark"' in line] == masks
    assert json.loads(as_bytes(table)) == table


def test_kept_names_are_listed_by_place() -> None:
    text = "Prime Minister Salmi met Tervonen."
    everyone = [person(text, "Tervonen"), person(text, "Salmi", id_=2, titles=("Prime Minister",))]
    found = redact(cable(text), everyone, FOIA_B6)
    places = [mention["place"] for mention in entry(found)["kept"]]
    assert [found.result.text[slice(*place)] for place in places] == ["Salmi"]


def test_a_file_name_that_is_no_utf_8_survives() -> None:
    table = manifest([{"file": "bad\udcff.txt"}], ACCOUNT)
    assert json.loads(as_bytes(table))["cables"][0]["file"] == "bad\udcff.txt"
