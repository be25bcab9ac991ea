#!/bin/sh
# Untested. Lays out and packs what README.md tells: build.sh FOLDER VERSION OUT.pkg
set -eu
folder="$1" version="$2" out="$3"

tree="$(mktemp -d)"
trap 'rm -rf "$tree"' EXIT
place="$tree/Library/Application Support/Bedacht"
mkdir -p "$place" "$tree/usr/local/bin"
cp -R "$folder" "$place/program"
for name in bedacht bedacht-native; do
    ln -s "/Library/Application Support/Bedacht/program/$name" "$tree/usr/local/bin/$name"
done

# The agent and the hosts of all browsers.
PYTHONPATH=daemon python3 -m release.everybody darwin "/Library/Application Support/Bedacht/program" "$tree"

codesign --force --deep --options runtime --sign "$BEDACHT_APPLICATION_IDENTITY" "$place/program/bedacht" \
    "$place/program/bedacht-native"
pkgbuild --root "$tree" --identifier de.bedacht.pkg --version "$version" --sign "$BEDACHT_INSTALLER_IDENTITY" "$out"
