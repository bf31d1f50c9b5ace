#!/usr/bin/env bash
# What one consent decision costs, in microseconds with percentiles (JMH).
exec "$(dirname "$0")/jmh.sh" bench/decision/org/nextstephub/server/consent/DecisionBenchmark.java "$@"
