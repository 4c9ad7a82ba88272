# What the scripts beside this file share. Sourced, never run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# One compiler for all projects of a build: it stays warm, and a clean build takes a third of the time.
export UseSharedCompilation=true

say() { printf '\n== %s\n' "$*" >&2; }

# need COMMAND PACKAGE: installs a Debian package where its command is missing.
need() {
  command -v "$1" >/dev/null 2>&1 && return
  wanted+=("$2")
}

# Installs what need() asked for, in one go.
install_wanted() {
  [ "${#wanted[@]}" -gt 0 ] || return 0
  say "installing ${wanted[*]}"
  local apt=(apt-get -o DPkg::Lock::Timeout=300 -qq)
  [ "$(id -u)" = 0 ] || apt=(sudo "${apt[@]}")
  { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${wanted[@]}"; } >&2 ||
    { sleep 5 && "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${wanted[@]}"; } >&2
  wanted=()
}
wanted=()

# Builds AllInOne unless it is newer than every source that it is made of.
build_all_in_one() {
  all_in_one=$root/services/AllInOne/bin/Release/net10.0/Disclosure.AllInOne.dll
  if [ -f "$all_in_one" ] && [ -z "$(find "$root/services" "$root/protos" "$root"/*.props "$root/global.json" \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -newer "$all_in_one" -print -quit)" ]; then
    return
  fi
  say "building"
  dotnet build "$root/services/AllInOne" -c Release --nologo -v quiet >&2
  touch "$all_in_one"
}

# Where the gateway answers JSON.
http_address() { printf 'http://127.0.0.1:%s' "${DISCLOSURE_HTTP_PORT:-8080}"; }

# wait_ready PID: until /readyz answers 200; fails when the process ends before.
wait_ready() {
  for _ in $(seq 300); do
    kill -0 "$1" 2>/dev/null || { say "the server ended before it was ready"; return 1; }
    curl -fsS -o /dev/null "$(http_address)/readyz" 2>/dev/null && return
    sleep 0.1
  done
  say "not ready after 30 seconds"
  return 1
}
