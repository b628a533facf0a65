#!/bin/sh
# Synchronizes a knowledge base with a folder: uploads new and changed files, and with --delete deletes documents whose
# files are gone. Run it again whenever the folder has changed; unchanged files are not sent.
#
#   DOCENT_KEY=… docs/sync-folder.sh [--delete] FOLDER [KNOWLEDGE_BASE_ID]
#
#   DOCENT_KEY     an API key that may write documents
#   DOCENT_URL     default https://localhost:5996
#   DOCENT_CACERT  certificate to trust, such as certs/certificate.crt; default: those of the system
#
# Skips hidden files, empty files, links, and names with control characters. Requires curl, awk and sha256sum (or shasum).
set -eu
export LC_ALL=C

usage() {
  echo "usage: DOCENT_KEY=... $0 [--delete] FOLDER [KNOWLEDGE_BASE_ID]" >&2
  exit 2
}

delete=false
if [ "${1:-}" = --delete ]; then
  delete=true
  shift
fi
[ $# -ge 1 ] && [ $# -le 2 ] && [ -d "$1" ] || usage
[ -n "${DOCENT_KEY:-}" ] || usage
base="${DOCENT_URL:-https://localhost:5996}/api/v1/knowledge-bases/${2:-default}"
if command -v sha256sum >/dev/null; then
  hash() { sha256sum | cut -c1-64; }
else
  hash() { shasum -a 256 | cut -c1-64; }
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# The key is passed in a file that only its owner can read, since everyone on the machine can see arguments.
(umask 077 && printf 'header = "X-API-Key: %s"\n' "$DOCENT_KEY" >"$work/curl")
[ -z "${DOCENT_CACERT:-}" ] || printf 'cacert = "%s"\n' "$(cd "$(dirname "$DOCENT_CACERT")" && pwd)/$(basename "$DOCENT_CACERT")" >>"$work/curl"

# Prints the status; the response is in $work/answer.
call() {
  curl -sS -K "$work/curl" -o "$work/answer" -w '%{http_code}' "$@" || echo 000
}

cd "$1"

# One line for each file: its path in JSON, its hash, its path.
: >"$work/files"
find . -type f -size +0c ! -path '*/.*' ! -name '*[[:cntrl:]]*' ! -path '*[[:cntrl:]]*' | sort | while IFS= read -r file; do
  path=${file#./}
  json=$(printf '%s' "$path" | sed 's/[\\"]/\\&/g')
  printf '"%s"\t%s\t%s\n' "$json" "$(hash <"$file")" "$path" >>"$work/files"
done

awk -F '\t' -v remove="$delete" '
  BEGIN { printf "{\"delete\":%s,\"files\":[", remove }
  { printf "%s{\"path\":%s,\"sha256\":\"%s\"}", (NR > 1 ? "," : ""), $1, $2 }
  END { printf "]}" }' "$work/files" >"$work/folder"
status=$(call -H 'Content-Type: application/json' --data-binary "@$work/folder" "$base/sync")
if [ "$status" != 200 ]; then
  echo "The comparison failed ($status):" >&2
  cat "$work/answer" >&2 2>/dev/null || true
  echo >&2
  exit 1
fi

# A quote inside a name is escaped, so that "," occurs only between names.
sed -e 's/^{"upload":\[\(.*\)\],"delete":\[.*$/\1/' -e 's/","/"\
"/g' "$work/answer" >"$work/upload"
unchanged=$(sed 's/.*"unchanged":\([0-9]*\)}$/\1/' "$work/answer")
gone=$(grep -o '"document_id":' "$work/answer" | wc -l | tr -d ' ')
awk -F '\t' 'NR == FNR { wanted[$0] = 1; next } $1 in wanted' "$work/upload" "$work/files" >"$work/todo"

failed=0
sent=0
tab=$(printf '\t')
while IFS="$tab" read -r json _ path; do
  status=$(call -F "file=@$json" --form-string "path=$path" "$base/documents")
  case $status in
    200 | 202) sent=$((sent + 1)) ;;
    *)
      failed=$((failed + 1))
      echo "$path was not taken ($status): $(sed 's/.*"detail":"\(\([^"\\]\|\\.\)*\)".*/\1/' "$work/answer" 2>/dev/null)" >&2
      ;;
  esac
done <"$work/todo"

if [ "$delete" = true ]; then
  echo "$sent uploaded, $failed not taken, $unchanged unchanged, $gone deleted"
else
  echo "$sent uploaded, $failed not taken, $unchanged unchanged, $gone not in the folder any more (--delete deletes them)"
fi
[ "$failed" = 0 ]
