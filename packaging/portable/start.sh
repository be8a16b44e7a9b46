#!/bin/sh
# Starts the notebook from this folder. Nothing is installed, and nothing is written outside the folder beside it.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
version=$(cat "$here/program/python-version")
export PYTHONPATH="$here/program" PYTHONDONTWRITEBYTECODE=1 PYTHONNOUSERSITE=1
DAYBOOK_PLACE=$(dirname -- "$here")
export DAYBOOK_PLACE

for python in "$here/python/bin/python3" "python$version" python3; do
    found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    [ "$found" = "$version" ] && exec "$python" -m nocontact_desktop "$@"
done
echo "This needs Python $version: on the computer, or in a folder named python beside this file." >&2
exit 1
