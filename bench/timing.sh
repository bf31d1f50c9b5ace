#!/usr/bin/env bash
# Whether the time of an answer tells what is hidden from who asks: hidden against never there, by turns, in one run.
# Usage: bench/timing.sh [pairs a question, default 3000]
exec "$(dirname "$0")/java.sh" TimingBenchmark '^machine|hidden' "$@"
