# Sourced by the checks of deploy/: tools that a machine does not have are unpacked under target/deploy-tools, without installing
# them, so that no service starts and no root is needed. What cannot be had is said in a line that begins with SKIPPED.
deploy=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools=$deploy/../target/deploy-tools
mkdir -p "$tools"
tools=$(cd "$tools" && pwd)
export PATH=$PATH:$tools/usr/bin:$tools/usr/sbin:$tools/npm

skipped() { printf 'SKIPPED %s\n' "$*"; }

# debian TOOL PACKAGE...: the tool, if need be out of Debian's packages. Fails where it cannot be had.
debian() {
  local tool=$1
  shift
  command -v "$tool" >/dev/null && return 0
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
  (
    cd "$tools"
    apt-get download -qq "$@" >/dev/null 2>&1 || { apt-get update -qq >/dev/null 2>&1 && apt-get download -qq "$@" >/dev/null 2>&1; } || exit 1
    for package in *.deb; do dpkg-deb -x "$package" . && rm "$package" || exit 1; done
  ) && command -v "$tool" >/dev/null
}

# plugin GROUP:ARTIFACT:VERSION: whether Maven has it, or can get it. Asked from elsewhere, so that no project is read.
plugin() { (cd "$tools" && mvn -q -B dependency:get -Dartifact="$1" -Dtransitive=false >/dev/null 2>&1); }
