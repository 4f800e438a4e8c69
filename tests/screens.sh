#!/usr/bin/env bash
# Plays the flagship in the app from the title to the ending, by keys alone, in a real window on a virtual display, and keeps
# a screenshot of each screen. Fails if the ending is not reached or the program ends before it is told to.
# Use: tests/screens.sh PROGRAM FOLDER [WIDTHxHEIGHT]
set -euo pipefail
program=$1 folder=$2 size=${3:-1280x720}
home=$(mktemp -d)
mkdir -p "$folder"
rm -f "$folder"/*.png
display=:$((RANDOM % 400 + 100))
Xvfb "$display" -screen 0 "${size}x24" >/dev/null 2>&1 &
server=$!
export DISPLAY=$display XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$home} WARROOM_HOME=$home
unset WAYLAND_DISPLAY
for _ in $(seq 1 60); do
  xdotool getdisplaygeometry >/dev/null 2>&1 && break
  sleep 0.5
done
"$program" >"$folder/log.txt" 2>&1 &
app=$!
trap 'kill $app 2>/dev/null || true; sleep 0.5; kill $server 2>/dev/null || true; rm -rf "$home"' EXIT

fail() { echo "screens: $*" >&2; cat "$folder/log.txt" >&2; exit 1; }
alive() { kill -0 "$app" 2>/dev/null || fail "the program ended by itself"; }
press() { alive; xdotool key --clearmodifiers "$1"; sleep "${2:-0.5}"; }
shot() { alive; import -window root "$folder/$1.png"; }
save=$home/saves/late-objection.jsonl
lines() { [ -f "$save" ] && wc -l <"$save" || echo 0; }
over() { ls "$home"/records/late-objection/*.jsonl >/dev/null 2>&1; }

# The window is there when it has a name.
for _ in $(seq 1 120); do
  window=$(xdotool search --name Warroom 2>/dev/null | tail -n 1) && [ -n "$window" ] && break
  alive
  sleep 0.5
done
[ -n "${window:-}" ] || fail "no window after a minute"
# Something is drawn when there is more than one colour.
for _ in $(seq 1 60); do
  [ "$(import -window root png:- | identify -format %k - 2>/dev/null || echo 1)" -gt 20 ] && break
  alive
  sleep 1
done
sleep 2
# There is no window manager here that would give it the keyboard.
xdotool windowfocus "$window"
shot 00-title
press n 3
shot 01-ring
press Return 1
shot 01-call
# What is said is heard line by line; End hears the rest.
press End 0.7
shot 01-options
press d 1; shot 02-documents; press Escape
for drawer in r:register e:evidence p:people a:agreements t:transcript F1:keys; do
  press "${drawer%%:*}" 1
  shot "03-${drawer##*:}"
  press Escape
done
decisions=0
for step in $(seq 10 80); do
  before=$(lines)
  [ "$step" -lt 14 ] && { press space 0.6; shot "$step-heard"; }
  press End 0.4; press End 0.4
  # A number may open a visit first; another one then says something there.
  for key in 1 2 3 4 5 6 7 8 9 1 2 3 f c l; do
    press "$key" 0.7
    over && break 2
    if [ "$(lines)" != "$before" ]; then
      decisions=$((decisions + 1))
      shot "$step-after-$key"
      break
    fi
    # A key that opened something without deciding anything is a screen as well.
    [ "$key" = 1 ] && shot "$step-opened"
  done
  [ "$(lines)" = "$before" ] && { sleep 1; [ "$(lines)" = "$before" ] && ! over && fail "no key leads on after $decisions decisions"; }
done
press End 0.5
over || fail "no ending after $decisions decisions"
sleep 1
shot 90-ending
[ "$decisions" -ge 9 ] || fail "an ending after only $decisions decisions"
echo "screens: an ending after $((decisions + 1)) decisions; $(ls "$folder"/*.png | wc -l) screenshots in $folder"
