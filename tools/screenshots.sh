#!/bin/sh
# Draws the pictures of the README anew, from the real program in a desktop of its own.
set -eu
cd "$(dirname "$0")/.."
tools/setup.sh desktop
cmake --build --preset release --target waxwing waxwing-portal >/dev/null
WAXWING_BIN=$PWD/build/release/bin WAXWING_SCREENSHOTS=$PWD/build/screenshots \
    tests/support/desktop/session.sh -- /usr/bin/python3 tests/journeys/portrait.py docs/screenshots
