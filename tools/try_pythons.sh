#!/bin/sh
# Run the tests under each Python that the package supports, in environments of their own. Needs uv.
# sh tools/try_pythons.sh [ARGUMENTS OF PYTEST]
set -u
cd "$(dirname "$0")/.."
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
failed=0
for version in ${PYTHONS:-3.11 3.12 3.13 3.14}; do
    log="$folder/$version.log"
    if ! uv venv --quiet --python "$version" "$folder/$version" 2>"$log"; then
        echo "$version: no interpreter" && continue
    fi
    if uv pip install --quiet --python "$folder/$version" --editable ".[all]" --group dev 2>"$log" &&
        "$folder/$version/bin/pytest" -q -n 2 -p no:cacheprovider "$@" >"$log" 2>&1; then
        echo "$version: $(tail -1 "$log")"
    else
        failed=1
        echo "$version: failed"
        tail -20 "$log"
    fi
done
exit "$failed"
