#!/usr/bin/env bash
# Prints the SBOM of the package (CycloneDX): its run-time dependencies and its peers, in the versions of the lock file.
# Peers are development dependencies too, here, and `npm sbom --omit dev` leaves them out; so it is asked in a copy
# whose package.json has no development dependencies. The copy's folder gives the SBOM its name.
# The same commit gives the same bytes: npm's time of day becomes the commit's, and its random serial number, without
# which actions/attest does not know a CycloneDX file, one made from the rest (RFC 9562, section 5.8).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

time=$(git log -1 --format=%ct)
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
npm sbom --package-lock-only --sbom-format cyclonedx > "$temporary/sbom.json"
node -e '
  const [, file, time] = process.argv;
  const sbom = JSON.parse(fs.readFileSync(file, "utf8"));
  sbom.metadata.timestamp = new Date(Number(time) * 1000).toISOString();
  delete sbom.serialNumber;
  const hash = require("node:crypto").createHash("sha256").update(JSON.stringify(sbom)).digest("hex");
  const [, a, b, c, d, e] = /^(.{8})(.{4})(.{3})(.{3})(.{12})/.exec(hash);
  const { $schema, bomFormat, specVersion, ...rest } = sbom;
  const serialNumber = `urn:uuid:${a}-${b}-8${c}-8${d}-${e}`;
  console.log(JSON.stringify({ $schema, bomFormat, specVersion, serialNumber, ...rest }, null, 2));
' "$temporary/sbom.json" "$time"
