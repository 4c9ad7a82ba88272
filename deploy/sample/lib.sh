# What the scripts of the samples share. Sourced; address is the gateway's, DISCLOSURE_TOKEN the token.

# api METHOD PATH [curl options]: the answer's body; an error is shown in the words of the API and ends the run.
api() {
  local method=$1 path=$2 body status
  shift 2
  body=$(mktemp)
  status=$(curl -sS -o "$body" -w '%{http_code}' -X "$method" -H "Authorization: Bearer $DISCLOSURE_TOKEN" "$@" "$address$path")
  if [ "$status" -ge 400 ]; then
    echo "$method $path: $status $(jq -r '[.message, (.details[]? | select(.locale) | .message)] | join("  ")' "$body")" >&2
    rm -f "$body"
    return 1
  fi
  cat "$body"
  rm -f "$body"
}

# json METHOD PATH BODY: the same with a body of JSON.
json() { api "$1" "$2" -H 'Content-Type: application/json' -d "$3"; }

uuid() { cat /proc/sys/kernel/random/uuid; }
