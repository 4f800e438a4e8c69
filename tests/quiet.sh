#!/usr/bin/env bash
# How quiet the app is, in a real window on a virtual display, drawn by software: how long from start to the first frame, what
# it takes of a processor while it waits for the player, how much memory after some decisions and every drawer, and the
# longest frame when a drawer opens; then, with the review of a play being weighed, how long a key waits on a single core, and
# what a minimised window takes (where there is a window manager, openbox, that can minimise). Prints a table, and fails where
# a limit is passed. Made for a release build on an idle machine.
# Use: tests/quiet.sh PROGRAM [WIDTHxHEIGHT] [--first MS] [--cpu PERMILLE] [--memory MB] [--drawer MS] [--key MS] [--wait SECONDS]
set -euo pipefail
program=$1
shift
size=1280x720 first_most=2000 cpu_most=20 memory_most=350 drawer_most=100 key_most=500 idle=20
while [ $# -gt 0 ]; do
  case $1 in
    --first) first_most=$2; shift ;;
    --cpu) cpu_most=$2; shift ;;
    --memory) memory_most=$2; shift ;;
    --drawer) drawer_most=$2; shift ;;
    --key) key_most=$2; shift ;;
    --wait) idle=$2; shift ;;
    [0-9]*x[0-9]*) size=$1 ;;
    *) echo "quiet: what is $1?" >&2; exit 2 ;;
  esac
  shift
done
home=$(mktemp -d)
display=:$((RANDOM % 400 + 500))
Xvfb "$display" -screen 0 "${size}x24" >/dev/null 2>&1 &
server=$!
app= manager=
trap 'kill $app $manager $server 2>/dev/null || true; rm -rf "$home"' EXIT
export DISPLAY=$display XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$home} WARROOM_HOME=$home
unset WAYLAND_DISPLAY
for _ in $(seq 1 60); do
  xdotool getdisplaygeometry >/dev/null 2>&1 && break
  sleep 0.5
done
log=$home/log.txt

fail() { echo "quiet: $*" >&2; tail -n 5 "$log" >&2; exit 1; }
# Starts it, on the cores that are named if any are.
start() {
  : >"$log"
  began=$(date +%s%N)
  WARROOM_TRACE=$began ${1:+taskset -c "$1"} "$program" >/dev/null 2>>"$log" &
  app=$!
  for _ in $(seq 1 300); do
    grep -q 'trace: first frame' "$log" && return
    kill -0 "$app" 2>/dev/null || fail "the program ended by itself"
    sleep 0.1
  done
  fail "no first frame in half a minute"
}
stop() { kill "$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true; app=; }
press() { xdotool key --clearmodifiers "$1"; sleep "${2:-0.7}"; }
# Hundredths of a second that the program has used so far.
used() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$app/stat"; }
# Its share of one processor over some seconds, in permille; first it is given some to come to rest.
share() {
  local before after
  sleep "${2:-3}"
  before=$(used)
  sleep "$1"
  after=$(used)
  echo $(((after - before) * 1000 / ($1 * $(getconf CLK_TCK))))
}
# Presses a key, and tells how long it took until a new frame was there, in milliseconds.
answered() {
  local from before
  from=$(wc -l <"$log")
  before=$(date +%s%N)
  press "$1" 2
  tail -n "+$((from + 1))" "$log" | awk -v began="$began" -v before="$before" \
    '/ took / { print int($(NF - 1) - (before - began) / 1000000); exit }'
}
memory() { awk -v name="$1:" '$1 == name { print int($2 / 1024) }' "/proc/$app/status"; }
# The longest frame since a line of the log, in milliseconds.
longest() { tail -n "+$1" "$log" | awk '/ took / { for (i = 1; i < NF; i++) if ($i == "took" && $(i + 1) > most) most = $(i + 1) } END { print int((most + 999) / 1000) }'; }

# The first start reads the program from the disk; what is counted is the middle of three after it.
times=()
for run in 0 1 2 3; do
  start
  [ "$run" = 0 ] || times+=("$(awk '/trace: first frame/ { print $(NF - 1) }' "$log")")
  [ "$run" = 3 ] || stop
done
first=$(printf '%s\n' "${times[@]}" | sort -n | sed -n 2p)
title_share=$(share "$idle")
xdotool windowfocus "$(xdotool search --name Warroom | tail -n 1)"
press n 2
# It rings; who is on the telephone is answered and heard, and then something is to be decided.
press Return 1
press End 2
scene_share=$(share "$idle")
mark=$(wc -l <"$log")
drawer=0
for round in 1 2; do
  for key in r e p a t d F1; do
    mark=$(($(wc -l <"$log") + 1))
    press "$key" 1
    took=$(longest "$mark")
    [ "$took" -gt "$drawer" ] && drawer=$took
    press Escape
  done
  # Some decisions, by whatever key leads on; End hears what is said.
  for key in End 1 End 1 End 2 End 1 2; do press "$key"; done
done
decisions=$(cat "$home"/saves/*.jsonl 2>/dev/null | wc -l)
[ "$decisions" -ge 4 ] || fail "the keys took no decisions: the save has $decisions lines"
now=$(memory VmRSS) peak=$(memory VmHWM)
stop

# A play that is over: its review is opened from the title.
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$home/records/late-objection"
"$program" play late-objection --script "$here/it/plays/friendly-week.txt" --seed 1 --world as-told --mode challenge \
  --record "$home/records/late-objection/one.jsonl" >/dev/null
start 0
xdotool windowfocus "$(xdotool search --name Warroom | tail -n 1)"
press r 2
waits=()
for key in Right Right Left Left Right; do waits+=("$(answered "$key")"); done
waited=$(printf '%s\n' "${waits[@]}" | sort -n | tail -n 1)
[ -n "$waited" ] || fail "the review answered no key"
stop
hidden=-
if command -v openbox >/dev/null; then
  openbox >/dev/null 2>&1 &
  manager=$!
  start
  window=$(xdotool search --name Warroom | tail -n 1)
  xdotool windowactivate --sync "$window"
  # It is minimised long before all is weighed.
  press r 0.5
  weighing=$(share 1 0)
  xdotool windowminimize "$window"
  hidden=$(share "$idle")
  xdotool windowmap "$window" windowactivate "$window"
  again=$(share 1 0)
  [ "$weighing" -gt "$cpu_most" ] || fail "nothing was weighed, so nothing could stop"
  [ "$again" -gt "$cpu_most" ] || fail "the review did not go on when the window was shown again"
  stop
fi

code=0
row() {
  local mark=
  if [ "$4" != - ] && [ "$2" -gt "$4" ]; then mark='  too much' code=1; fi
  printf '| %-44s | %8s | %8s |%s\n' "$1" "$2 $3" "$([ "$4" = - ] && echo || echo "$4 $3")" "$mark"
}
printf '| %-44s | %8s | %8s |\n|---|---|---|\n' "At $size, drawn by software" measured limit
row "From start to the first frame" "$first" ms "$first_most"
row "Of one processor, waiting at the title" "$title_share" ‰ "$cpu_most"
row "Of one processor, waiting for a decision" "$scene_share" ‰ "$cpu_most"
row "Memory after two rounds of all drawers" "$now" MB "$memory_most"
row "Memory at its highest" "$peak" MB -
row "Longest frame as a drawer opens" "$drawer" ms "$drawer_most"
row "From a key to its frame, one core, weighing" "$waited" ms "$key_most"
[ "$hidden" = - ] || row "Of one processor, weighing but minimised" "$hidden" ‰ "$cpu_most"
exit $code
