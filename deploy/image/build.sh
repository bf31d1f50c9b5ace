#!/usr/bin/env bash
# build.sh [BASE]: the image as fhir-server/target/image.tar, for docker load, podman load or skopeo copy, without an engine. BASE is
# an image by its digest (eclipse-temurin:25-jre@sha256:...) or tar:///file; without it one is made out of this machine's JDK.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/tools.sh
plugin com.google.cloud.tools:jib-maven-plugin:3.5.2 || { skipped "the image: Jib cannot be had"; exit 0; }
base=${1:-}
if [ -z "$base" ]; then
  deploy/image/base.sh target/image-base.tar >/dev/null
  base=tar://$PWD/target/image-base.tar
fi
# A name that may mean something else tomorrow would make another image of the same sources.
[[ $base =~ ^tar://|@sha256:[0-9a-f]{64}$ ]] || { echo "The base needs a digest (name@sha256:...), or is a tar:// file"; exit 2; }
mvn -B -q -ntp -P image -pl profiles,camel-routes,fhir-server -DskipTests package "-Dimage.base=$base"
echo "fhir-server/target/image.tar $(cat fhir-server/target/jib-image.digest)"
