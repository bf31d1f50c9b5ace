#!/usr/bin/env bash
# Tries the compiled check (docs/adr/0022) against HAPI's validator and writes what it was tried against; puts the old file back
# if it fails. Needed after a change of HAPI, of a definition or of a known invariant.
# Usage: profiles/certify.sh [certain messages to judge, default 2000: about a minute and a half]
set -euo pipefail
cd "$(dirname "$0")/.."
messages=${1:-2000}
pins=profiles/src/main/resources/org/nextstephub/profiles/certain/certified.properties
before=$(mktemp)
cp "$pins" "$before"
trap 'cp "$before" "$pins"; echo "Not certified: $pins is as it was" >&2' ERR
trap 'rm -f "$before"' EXIT

mvn -B -q -ntp -pl profiles -am test-compile dependency:build-classpath -Dmdep.outputFile=target/certify-classpath
classpath="profiles/target/test-classes:profiles/target/classes:$(cat profiles/target/certify-classpath)"
present=$(java -cp "$classpath" org.nextstephub.profiles.certain.Certify | grep -E '^[a-z]+=')
printf '# Written by profiles/certify.sh: %s certain messages judged, none of them unsound.\n%s\n' "$messages" "$present" >"$pins"
mvn -B -q -ntp -pl profiles -am test -Dtest=SoundnessTests,CertifiedTests -Dsurefire.failIfNoSpecifiedTests=false \
  -Dcertain.judged="$messages"
