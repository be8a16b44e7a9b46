#!/bin/sh
# Sees to what Debian and its relatives have to have: libraries for the window, and with "test" the programs that some
# checks use. As root it installs what is missing (the programs are about 130 MB: a minute). Otherwise it prints the one
# line to type. It stops where the window could not start; a check whose program is missing is skipped and says so.
set -eu

window="libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0
 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libx11-xcb1 python3-venv"
# A virtual screen; what a process leaves; pages in a browser; time stamps; PDFs; words in pictures; a store of secrets.
checks="xvfb xauth strace chromium openssl qpdf poppler-utils tesseract-ocr gnome-keyring dbus"

command -v dpkg-query >/dev/null 2>&1 || exit 0

is_there() {
    # Newer releases call some libraries NAMEt64: either is fine.
    for name in "$1" "${1}t64"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' && return 0
    done
    [ "$1" = python3-venv ] && "${PYTHON:-python3}" -c 'import venv, ensurepip' 2>/dev/null
}

missing_of() {
    for package in "$@"; do
        is_there "$package" || printf ' %s' "$package"
    done
}

# shellcheck disable=SC2086  # lists of names
needed=$(missing_of $window)
helpful=""
# shellcheck disable=SC2086
[ "${1:-}" = test ] && helpful=$(missing_of $checks)
[ -z "$needed$helpful" ] && exit 0

line="apt-get install --yes --no-install-recommends"
if [ "$(id -u)" -ne 0 ]; then
    if [ -n "$needed" ]; then
        echo "Some system libraries are missing. Please type this line, then try again:"
        echo "    sudo $line$needed$helpful"
        exit 1
    fi
    echo "Some checks will be skipped: the programs they use are missing. This line brings them:"
    echo "    sudo $line$helpful"
    exit 0
fi

echo "Installing from the system's packages:$needed$helpful"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
[ -z "$needed" ] || $line -qq $needed >/dev/null
# One by one, as not every release has each of them.
for package in $helpful; do
    $line -qq "$package" >/dev/null 2>&1 || echo "Not to be had here: $package. The checks that use it are skipped."
done
