#!/usr/bin/env bash
# build.sh: the Debian package as fhir-server/target/nextstep-hub_VERSION_all.deb, out of the built jar.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/tools.sh
plugin org.vafer:jdeb:1.14 || { skipped "the package: jdeb cannot be had"; exit 0; }
[ -f fhir-server/target/nextstep-hub.jar ] || mvn -B -q -ntp -DskipTests -pl profiles,camel-routes,fhir-server package
fhir-server/unpack.sh
version=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' pom.xml | sed -n 2p)
doc=fhir-server/target/deb-doc
rm -rf "$doc"
mkdir -p "$doc"
printf 'nextstep-hub (%s) stable; urgency=medium\n\n  * See NEWS.\n\n -- Next Step Hub contributors <hub@nextstep-hub.example>  %s\n' "$version" \
  "$(date -u -R -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' pom.xml)")" | gzip -9n >"$doc/changelog.gz"
gzip -9nc CHANGELOG.md >"$doc/NEWS.gz"
gzip -9nc deploy/deb/files/nextstep-hub-setup.8 >"$doc/nextstep-hub-setup.8.gz"
mvn -B -q -ntp -P deb -pl fhir-server jdeb:jdeb
ls fhir-server/target/*.deb
