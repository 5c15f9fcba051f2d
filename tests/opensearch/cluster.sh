#!/usr/bin/env bash
# A real OpenSearch from Maven Central's jars, on loopback: no Docker, no archive of the distribution.
#
#   cluster.sh why              why it cannot run here; says nothing and ends with 0 where it can
#   cluster.sh install          jars from Maven Central, laid out as an OpenSearch home; once
#   cluster.sh start [1|3]      nodes on 127.0.0.1; waits until the cluster has them all and is not red
#   cluster.sh node N [1|3]     starts node N alone, after it was killed
#   cluster.sh kill N           kill -9 of node N
#   cluster.sh stop             ends the nodes and removes their data; the home stays
#   cluster.sh status           health and nodes
#
# Settings (environment):
#   OPENSEARCH_VERSION  2.19.6 (Java 17 or 21) or 3.x (Java 21 or later)
#   OPENSEARCH_DIR      where everything goes; others must be able to enter the folders above it
#   OPENSEARCH_HEAP     of each node
#   OPENSEARCH_PORT     HTTP port of the first node; the next nodes follow; transport is 100 above
#   OPENSEARCH_JAVA     JAVA_HOME of the nodes
#   OPENSEARCH_USER     who runs them where that would be root, which OpenSearch refuses
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=${OPENSEARCH_VERSION:-2.19.6}
heap=${OPENSEARCH_HEAP:-512m}
port=${OPENSEARCH_PORT:-9200}
user=${OPENSEARCH_USER:-nobody}
major=${version%%.*}
plugin=org.apache.maven.plugins:maven-dependency-plugin:3.6.1
as_user=()
[ "$(id -u)" != 0 ] || as_user=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)

# In the project, unless who runs the nodes may not enter there.
folder() {
  local project; project=$(dirname "$(dirname "$here")")
  if "${as_user[@]}" test -x "$project"; then echo "$project/build/opensearch"
  else echo "${TMPDIR:-/tmp}/buscador-opensearch"; fi
}
dir=${OPENSEARCH_DIR:-$(folder)}
home=$dir/home-$version
nodes=$dir/nodes-$port

# The first Java of the wanted age among the usual places, unless one is named.
java_of() {
  local at said
  for at in "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$at" ] && [ -x "$at/bin/java" ] || continue
    said=$("$at/bin/java" -version 2>&1)
    if [[ $said =~ version\ \"($1) ]]; then echo "$at"; return; fi
  done
}
if [ "$major" -ge 3 ]; then wanted='2[1-9]'; else wanted='17|21'; fi
java_home=${OPENSEARCH_JAVA:-$(java_of "$wanted")}

why() {
  [ -x "$java_home/bin/java" ] || { echo "OpenSearch $version needs Java ${wanted/|/ or }, and none was found"; return 1; }
  [ -d "$home" ] || command -v mvn > /dev/null || { echo "Maven (mvn) is needed to fetch OpenSearch, and was not found"; return 1; }
}

install() {
  local jars=$home.new/jars new=$home.new three=()
  [ ! -d "$home" ] || return 0
  rm -rf "$new"
  # bin/, plugins/ and extensions/ stay empty; it looks for them and may not make them.
  mkdir -p "$jars" "$new"/{bin,lib,plugins,extensions}
  [ "$major" -lt 3 ] || three=(-Pthree)
  mvn -q -B -ntp -Dstyle.color=never -f "$here/pom.xml" "${three[@]}" -Dopensearch.version="$version" "$plugin:copy-dependencies" \
    -DincludeScope=runtime -DoutputDirectory="$jars"
  # What goes into a module must not be in lib/ too: a class that is there twice is refused.
  module transport-netty4 'transport-netty4-client-* netty-* opensearch-netty4-*'
  module lang-painless 'lang-painless-* opensearch-scripting-painless-spi-* antlr4-runtime-* asm-*'
  module analysis-common 'analysis-common-*' lang-painless
  module mapper-extras 'mapper-extras-client-*'
  module reindex 'reindex-client-* opensearch-rest-client-* httpclient* httpcore* httpasyncclient-* commons-codec-* commons-logging-* slf4j-api-*'
  mv "$jars"/*.jar "$new/lib/"
  rmdir "$jars"
  chmod -R a+rX "$dir"
  mv "$new" "$home"
}

# module NAME 'JAR-PATTERNS' [EXTENDED]: what a module's archive holds beside its jars.
module() {
  local name=$1 extended=${3:-} at=$home.new/modules/$1 pattern jar own class
  mkdir -p "$at"
  for pattern in $2; do
    for jar in "$home".new/jars/$pattern.jar; do [ ! -e "$jar" ] || mv "$jar" "$at/"; done
  done
  # The main class has had other names from version to version.
  own=$(ls "$at"/"${2%%-\**}"-"$version".jar)
  class=$(python3 -m zipfile -l "$own" | grep -oE '^[A-Za-z0-9/]*Plugin\.class' | head -1 | sed 's/\.class$//; s#/#.#g')
  cat > "$at/plugin-descriptor.properties" <<END
description=$name, from Maven Central
version=$version
name=$name
classname=$class
opensearch.version=$version
java.version=11
has.native.controller=false
extended.plugins=$extended
END
  case $name in # what the archives of 2.x grant their modules
    transport-netty4) cat > "$at/plugin-security.policy" <<'END'
grant {
  permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";
  permission java.net.SocketPermission "*", "accept,connect";
  permission java.lang.RuntimePermission "*", "setContextClassLoader";
  permission java.lang.RuntimePermission "getClassLoader";
  permission java.util.PropertyPermission "sun.nio.ch.bugLevel", "write";
};
END
    ;;
    lang-painless) cat > "$at/plugin-security.policy" <<'END'
grant {
  permission java.lang.RuntimePermission "createClassLoader";
  permission java.lang.RuntimePermission "getClassLoader";
};
END
    ;;
  esac
}

configure() { # configure N OF
  local n=$1 of=$2 node=$nodes/node$1 i seeds='' names=''
  mkdir -p "$node"/{config,data,logs,tmp}
  for ((i = 1; i <= of; i++)); do
    seeds+="${seeds:+, }\"127.0.0.1:$((port + 99 + i))\""
    names+="${names:+, }\"node$i\""
  done
  {
    echo "cluster.name: buscador-$port"
    echo "node.name: node$n"
    echo "path.data: $node/data"
    echo "path.logs: $node/logs"
    echo "network.host: 127.0.0.1"
    echo "http.port: $((port - 1 + n))"
    echo "transport.port: $((port + 99 + n))"
    echo "node.store.allow_mmap: false   # no vm.max_map_count needed"
    echo "cluster.routing.allocation.disk.threshold_enabled: false   # the disk is shared with everything else"
    echo "cluster.max_shards_per_node: 5000"
    echo "action.auto_create_index: false"
    echo "indices.query.bool.max_clause_count: 16384"
    if [ "$of" = 1 ]; then
      echo "discovery.type: single-node"
    else
      echo "discovery.seed_hosts: [$seeds]"
      echo "cluster.initial_cluster_manager_nodes: [$names]"
    fi
  } > "$node/config/opensearch.yml"
  cat > "$node/config/log4j2.properties" <<'END'
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
END
  [ "${#as_user[@]}" = 0 ] || chown -R "$user" "$node"
}

node() { # node N OF
  local n=$1 of=$2 node=$nodes/node$1 options
  configure "$n" "$of"
  options=(-Xms"$heap" -Xmx"$heap" -Xss1m -XX:+UseG1GC -XX:G1ReservePercent=25
    -XX:InitiatingHeapOccupancyPercent=30 -Djava.io.tmpdir="$node/tmp" -Djava.awt.headless=true
    -Dfile.encoding=UTF-8 -Djna.nosys=true -Djna.tmpdir="$node/tmp" -XX:-OmitStackTraceInFastThrow
    -XX:ErrorFile="$node/logs/hs_err_pid%p.log" -Dio.netty.noUnsafe=true -Dio.netty.noKeySetOptimization=true
    -Dio.netty.recycler.maxCapacityPerThread=0 -Dio.netty.allocator.numDirectArenas=0
    -Dlog4j.shutdownHookEnabled=false -Dlog4j2.disable.jmx=true
    -Dopensearch.networkaddress.cache.ttl=60 -Dopensearch.networkaddress.cache.negative.ttl=10
    -Dopensearch.path.home="$home" -Dopensearch.path.conf="$node/config"
    -Dopensearch.distribution.type=tar -Dopensearch.bundled_jdk=false)
  if [ "$major" -lt 3 ]; then options+=(-Djava.security.manager=allow -Djava.locale.providers=SPI,COMPAT)
  else options+=(--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Djava.locale.providers=SPI,CLDR); fi
  (cd "$node" && exec setsid "${as_user[@]}" env -i PATH=/usr/bin:/bin HOME="$node" \
    "$java_home/bin/java" "${options[@]}" -cp "$home/lib/*" \
    org.opensearch.bootstrap.OpenSearch -p "$node/pid" < /dev/null > "$node/logs/stdout.log" 2>&1) &
  echo $! > "$node/started"
}

health() { # health [PARAMETERS]: of the first node that answers
  local n
  for n in 0 1 2; do
    curl -fs --max-time 10 "http://127.0.0.1:$((port + n))/_cluster/health?$1" 2> /dev/null && return
  done
  return 1
}

await() { # await OF
  local i n
  for ((i = 0; i < 480; i++)); do
    if health "wait_for_nodes=$1&wait_for_status=yellow&timeout=1s" > /dev/null; then return; fi
    for ((n = 1; n <= $1; n++)); do kill -0 "$(cat "$nodes/node$n/started")" 2> /dev/null || break 2; done
    sleep 0.5
  done
  tail -n 40 "$nodes"/node*/logs/stdout.log >&2
  return 1
}

end() { # end SIGNAL N
  local pid
  pid=$(cat "$nodes/node$2/pid" 2> /dev/null) || return 0
  kill "-$1" "$pid" 2> /dev/null || true
  while kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
  rm -f "$nodes/node$2/pid"
}

case ${1:-} in
  why) why ;;
  install) why >&2; install ;;
  start) of=${2:-1}; for ((n = 1; n <= of; n++)); do node "$n" "$of"; done; await "$of" ;;
  node) node "$2" "${3:-3}" ;;
  kill) end KILL "$2" ;;
  stop) for node in "$nodes"/node*; do end TERM "${node##*node}"; done; rm -rf "$nodes" ;;
  where) echo "$nodes" ;;
  status) health pretty; curl -s "http://127.0.0.1:$port/_cat/nodes?v" ;;
  *) sed -n '2,19s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
