#!/usr/bin/env bash
# `warroom lsp` as editors use it, driven by pytest-lsp: tests/lsp.sh PROGRAM [FOLDER FOR ITS PYTHON PACKAGES].
# Installs what a fresh machine lacks: Python's venv by Debian's package manager, the client by pip.
set -euo pipefail
program=$(realpath "$1")
packages=${2:-${CARGO_TARGET_DIR:-$HOME/.cache/warroom}/lsp-client}
cd "$(dirname "$0")/lsp"
if ! python3 -c 'import ensurepip' 2>/dev/null; then
  sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv
fi
if ! "$packages/bin/python" -c 'import pytest_lsp' 2>/dev/null; then
  python3 -m venv --clear "$packages"
  "$packages/bin/pip" install --quiet --disable-pip-version-check 'pytest-lsp==1.0.1'
fi
WARROOM="$program" PYTHONDONTWRITEBYTECODE=1 "$packages/bin/python" -m pytest -q -p no:cacheprovider --durations=3 .
