#!/usr/bin/env bash
# Rows a second through a partner's folder against the same messages posted one by one to $process-message, in turns, in one run;
# then the memory that a file of 5,000 rows takes.
# Usage: bench/casefile.sh [rows a turn, default 300] [rounds, default 3] [rows of the large file, default 5000; 0 = none]
exec "$(dirname "$0")/java.sh" CaseFileBenchmark '^(machine|round|median|memory)' "$@"
