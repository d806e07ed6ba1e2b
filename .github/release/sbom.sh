#!/usr/bin/env bash
# Prints the SBOM of the package (CycloneDX): its run-time dependencies and its peers, in the versions of the lock file.
# Peers are development dependencies too, here, and `npm sbom --omit dev` leaves them out; so it is asked in a copy
# whose package.json has no development dependencies. The copy's folder gives the SBOM its name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
copy=$temporary/$(node -p 'JSON.parse(fs.readFileSync("package.json", "utf8")).name')
mkdir "$copy"
cp package-lock.json "$copy"
node -e '
  const { devDependencies, ...kept } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  fs.writeFileSync(process.argv[1], JSON.stringify(kept));
' "$copy/package.json"
cd "$copy"
npm prune --package-lock-only --offline --ignore-scripts --silent >&2
npm sbom --package-lock-only --sbom-format cyclonedx
