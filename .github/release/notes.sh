#!/usr/bin/env bash
# Prints what CHANGELOG.md says of a version tag; refuses a tag that is not package.json's version or is not in there.
# Usage: .github/release/notes.sh v1.2.3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

refuse() {
  printf '%s\n' "$*" >&2
  exit 1
}

tag=${1:?a version tag, such as v1.2.3}
for file in package.json package-lock.json; do
  version=$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).version' "$file")
  [ "$tag" = "v$version" ] || refuse "The tag is $tag, and the version in $file is $version."
done
# The section's lines, from after "## [1.2.3] - 2027-01-31" to before the next section.
notes=$(awk -v heading="## [$version] - " '
  index($0, "## ") == 1 { inside = index($0, heading) == 1; next }
  inside { print }
' CHANGELOG.md)
[ -n "${notes//[[:space:]]/}" ] || refuse "CHANGELOG.md has no section \"## [$version] - <day>\" with words in it."
printf '%s\n' "$notes"
