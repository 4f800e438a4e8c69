#!/usr/bin/env bash
# Writes assets/licences.ron anew: every crate that the program stands on with its licence, as `cargo metadata` tells them.
# Needs jq. Run it after the dependencies changed; the tests say so if it was forgotten.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo metadata --format-version 1 --locked | jq -r '
  .resolve.root as $root
  | (.resolve.nodes | map({key: .id, value: [.deps[] | select(any(.dep_kinds[]; .kind == null)) | .pkg]}) | from_entries) as $deps
  | (.packages | map({key: .id, value: .}) | from_entries) as $all
  | def reach($todo; $seen): if ($todo | length) == 0 then $seen
      else (($todo | map($deps[.][]) | unique) - $seen) as $new | reach($new; ($seen + $new)) end;
  ($deps[$root]) as $direct
  | (reach($direct; $direct) | unique - $direct) as $others
  | def line: "        (name: \"\(.name)\", version: \"\(.version)\", licence: \"\(.license // "see its files")\"),";
  def rows($ids): [$ids[] | $all[.]] | sort_by(.name, .version) | map(line) | join("\n");
  "// The crates that the program stands on, with their licences; written by tests/licences.sh.\n(\n    direct: [\n"
  + rows($direct) + "\n    ],\n    others: [\n" + rows($others) + "\n    ],\n)"
' >assets/licences.ron
