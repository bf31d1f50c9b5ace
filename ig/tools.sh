# The guide's own tools, for the scripts beside this: $here, $home (of the publisher's packages), tool CLASS ARGUMENTS.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$here/target/home
libraries=$here/publisher/target/publisher

mvn -B -q -ntp -f "$here/publisher/pom.xml" compile
tool() { java -Xmx1400m -Duser.home="$home" -Dfile.encoding=UTF-8 -cp "$here/publisher/target/classes:$libraries/*" "org.nextstephub.guide.$1" "${@:2}"; }
tool PackageCache "$here/publisher/target/packages" "$home/.fhir/packages"
