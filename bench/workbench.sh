#!/usr/bin/env bash
# How long the workbench's page takes for a referral of eight resources or more: FHIR and HL7 v2, with the session, two calls of
# the API and the page.
# Usage: bench/workbench.sh [pages of each, default 200]
exec "$(dirname "$0")/java.sh" WorkbenchBenchmark '^(machine|workbench)' "$@"
