#!/usr/bin/env bash
# check.sh: the unit as systemd itself judges it, and where there is a package, what lintian says of it. check.sh installed: what it
# does when it is installed, set up, upgraded and purged, in a root of its own (mmdebstrap).
set -euo pipefail
cd "$(dirname "$0")"
. ../tools.sh

fail() { printf 'FAILED deb: %s\n' "$*"; exit 1; }

unit() {
  command -v systemd-analyze >/dev/null || { skipped 'the unit: no systemd-analyze'; return; }
  local work said exposed
  work=$(mktemp -d)
  mkdir -p "$work/usr/lib/systemd/system"
  # Verified without what a machine that builds does not have: the package's own java and settings.
  sed 's|^ExecStart=/usr/bin/java .*|ExecStart=/bin/true|' files/nextstep-hub.service >"$work/nextstep-hub.service"
  said=$(SYSTEMD_UNIT_PATH="$work:" systemd-analyze verify --man=no "$work/nextstep-hub.service" 2>&1 | grep nextstep-hub || true)
  [ -z "$said" ] || { echo "$said"; fail 'systemd does not understand the unit'; }
  exposed=$(systemd-analyze security --offline=true --no-pager "$work/nextstep-hub.service" 2>/dev/null |
    sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p')
  [ -n "$exposed" ] || { skipped 'the exposure of the unit: this systemd judges no file'; rm -r "$work"; return; }
  awk "BEGIN {exit !($exposed <= 2.0)}" || fail "systemd calls the exposure of the unit $exposed, more than 2.0"
  echo "deb: the unit is understood, exposure $exposed of 10"
  rm -r "$work"
}

package() {
  local deb
  deb=$(ls ../../fhir-server/target/nextstep-hub_*_all.deb 2>/dev/null | tail -1)
  [ -n "$deb" ] || { skipped 'the package: none was made (deploy/deb/build.sh)'; return; }
  command -v dpkg-deb >/dev/null || { skipped 'the package: no dpkg'; return; }
  dpkg-deb -c "$deb" >"$tools/deb-files"
  ! grep embedded-postgres "$tools/deb-files" || fail 'the embedded database is in it'
  ! grep -v ' root/root ' "$tools/deb-files" || fail 'files that are not of root'
  grep -q '^-rwxr-xr-x.*usr/sbin/nextstep-hub-setup$' "$tools/deb-files" || fail 'no nextstep-hub-setup'
  if command -v lintian >/dev/null; then
    lintian --fail-on error "$deb" 2>/dev/null || fail 'lintian has errors'
  else
    skipped 'lintian: it is not installed'
  fi
  echo "deb: $(du -m "$deb" | cut -f1) MB, $(grep -c '\.jar$' "$tools/deb-files") jars"
}

# In a root of its own, without systemd running: installed, set up, installed again, purged.
installed() {
  local deb root
  deb=$(ls ../../fhir-server/target/nextstep-hub_*_all.deb | tail -1)
  command -v mmdebstrap >/dev/null && [ "$(id -u)" = 0 ] || { skipped 'installing the package: not root, or no mmdebstrap'; return; }
  root=$(mktemp -d)
  trap "rm -rf '$root'" EXIT
  mmdebstrap --quiet --variant=minbase --include=systemd,openssl,perl-base bookworm "$root" >/dev/null
  cp "$deb" "$root/tmp/hub.deb"
  in_root() { chroot "$root" env LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
  in_root dpkg --force-depends -i /tmp/hub.deb >/dev/null 2>&1 || fail 'it cannot be installed'
  in_root id nextstep-hub >/dev/null || fail 'no user'
  [ -z "$(find "$root/etc/systemd/system" -name nextstep-hub.service)" ] || fail 'installing makes it start'
  [ ! -e "$root/etc/nextstep-hub/application.properties" ] || fail 'settings that nobody made'
  printf 'fictional\n' | in_root nextstep-hub-setup https://hub.example 'jdbc:postgresql://127.0.0.1/hub?a=b&currentSchema=public' >/dev/null
  grep -q '^nextstep.db.url=jdbc:postgresql://127.0.0.1/hub?a=b&currentSchema=public$' "$root/etc/nextstep-hub/application.properties" ||
    fail 'the address of the database is not the one that was given'
  [ -z "$(find "$root/var/lib/nextstep-hub" "$root/etc/nextstep-hub" -type f -perm /007)" ] || fail 'everybody can read a secret'
  [ "$(find "$root/var/lib/nextstep-hub/keys" -name '*.secret' | wc -l)" = 3 ] || fail 'no keys'
  ! printf 'other\n' | in_root nextstep-hub-setup https://other.example jdbc:postgresql://x/y >/dev/null || fail 'settings are made twice'
  in_root dpkg --force-depends -i /tmp/hub.deb >/dev/null 2>&1 || fail 'it cannot be upgraded'
  in_root dpkg --purge nextstep-hub >/dev/null 2>&1 || fail 'it cannot be purged'
  [ -s "$root/var/lib/nextstep-hub/keys/person.secret" ] && [ -s "$root/etc/nextstep-hub/signing-key.jwk.json" ] || fail 'purge took the keys'
  [ ! -e "$root/usr/share/nextstep-hub/lib" ] || fail 'purge left the program'
  echo 'deb: installed, set up, upgraded, purged; data and keys stay'
}

case ${1:-} in
  installed) installed ;;
  *) unit; package ;;
esac
