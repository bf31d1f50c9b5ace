#!/usr/bin/env bash
# The 95th percentile of searches of reporting, the desk and a partner as referrals grow in number, in one run.
# Usage: bench/search.sh [numbers of referrals, ascending; default 1000 100000] (1000000 takes hours, and tens of GB)
# BENCH_JAVA_OPTS='-Xmx1g -Dsearch.times=10' asks each search 10 times instead of 100.
exec "$(dirname "$0")/java.sh" SearchBenchmark '^(machine|growth|[0-9,]+ referrals)' "$@"
