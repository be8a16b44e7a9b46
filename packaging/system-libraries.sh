#!/bin/sh
# Sees to the system libraries that the window (and, with "test", the checks) need on Debian and its relatives.
# As root it installs what is missing; otherwise it prints the one line to type and stops.
set -eu

window="libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0
 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libx11-xcb1 python3-venv"
checks="xvfb xauth strace"

wanted=$window
[ "${1:-}" = test ] && wanted="$window $checks"

command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $wanted; do
    # Newer releases call some libraries NAMEt64: either is fine.
    for name in "$package" "${package}t64"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' && continue 2
    done
    [ "$package" = python3-venv ] && "${PYTHON:-python3}" -c 'import venv, ensurepip' 2>/dev/null && continue
    missing="$missing $package"
done
[ -z "$missing" ] && exit 0

line="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -ne 0 ]; then
    echo "Some system libraries are missing. Please type this line, then try again:"
    echo "    sudo $line"
    exit 1
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
$line -qq >/dev/null
