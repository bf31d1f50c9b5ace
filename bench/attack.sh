#!/usr/bin/env bash
# What an honest hospital sees (times of ACKs, losses) while outsiders, a stolen token or a broken program attack, one after another.
# Ends with an error if an ACK's p99 is more than three times that of a quiet hub, or if anything is lost.
# Usage: bench/attack.sh [seconds a turn, default 20]
BENCH_JAVA_OPTS=${BENCH_JAVA_OPTS:--Xmx1g} exec "$(dirname "$0")/java.sh" AttackBenchmark '(^machine| ACK p50 )' "$@"
