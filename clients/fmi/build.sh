#!/bin/sh
# Builds Pid.fmu for this machine into the folder that is named, by default this one: sh build.sh [folder]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "${1:-$here}" && pwd)
machine=$(uname -m | sed 's/^arm64$/aarch64/')
case $(uname -s) in Darwin) platform=$machine-darwin suffix=dylib ;; *) platform=$machine-linux suffix=so ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/binaries/$platform"
cp "$here/modelDescription.xml" "$work"
# No fused multiply-add: the same numbers on every processor.
"${CC:-cc}" -std=c99 -O2 -Wall -Wextra -ffp-contract=off -fPIC -fvisibility=hidden -shared "$here/pid.c" -o "$work/binaries/$platform/Pid.$suffix"
cd "$work"
rm -f "$out/Pid.fmu"
python3 -m zipfile -c "$out/Pid.fmu" modelDescription.xml binaries
