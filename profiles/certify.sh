#!/usr/bin/env bash
# Tries the compiled check (docs/adr/0022) against HAPI's validator, and on success writes what it was tried against. Needed
# after a change of HAPI, of a definition or of a known invariant: profiles/certify.sh [messages, 2000: about seven minutes]
set -euo pipefail
cd "$(dirname "$0")/.."
messages=${1:-2000}
pins=profiles/src/main/resources/org/nextstephub/profiles/certain/certified.properties
before=$(mktemp)
cp "$pins" "$before" 2>/dev/null || true
trap 'cp "$before" "$pins"; echo "Not certified: the file is as it was"' ERR

mvn -B -q -ntp -pl profiles -am test-compile dependency:build-classpath -Dmdep.outputFile=target/certify-classpath
classpath="profiles/target/test-classes:profiles/target/classes:$(cat profiles/target/certify-classpath)"
{
  echo "# Written by profiles/certify.sh: $messages certain messages judged, none of them unsound."
  java -cp "$classpath" org.nextstephub.profiles.certain.Certify | grep -E '^[a-z]+='
} > "$pins.new"
mv "$pins.new" "$pins"
mvn -B -q -ntp -pl profiles -am test -Dtest=SoundnessTests,CertifiedTests -Dsurefire.failIfNoSpecifiedTests=false \
  -Dcertain.judged="$messages"
