#!/usr/bin/env bash
# How long a coordinator waits for a page of the console (95th percentile) as referrals grow in number, and what a page costs.
# Usage: bench/console.sh [numbers of referrals, ascending; default 1000 10000]
# BENCH_JAVA_OPTS='-Xmx1g -Dconsole.times=20' opens each page 20 times instead of 100.
exec "$(dirname "$0")/java.sh" ConsoleBenchmark '^(machine|[0-9,]+ referrals)' "$@"
