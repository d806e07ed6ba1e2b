/** The workflows in .github: what they may do, whose code runs in them, and that nobody's text is run as a script. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = ".github/workflows";
/** Lines that bring in packages; `.ci/run` does too. */
const INSTALLS = /(npm (ci|i|install)\b|npx|(python3 -m )?pip3? install|apt(-get)? install|\.ci\/).*/g;
const workflows = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, "utf8")] as const);

test.each(workflows)("%s keeps every rule", (_name, text) => {
  expect(complaints(text)).toEqual([]);
});

test("an action is pinned to one commit, whichever workflow uses it", () => {
  const pins = new Set(workflows.flatMap(([, text]) => text.match(/(?<=uses: ).*/g) ?? []));
  const actions = [...pins].map((pin) => pin.split("@")[0]);
  expect(actions.toSorted()).toEqual([...new Set(actions)].toSorted());
});

test("the release may write in three jobs, and in none of them anything is checked out or installed", () => {
  const release = jobs(workflows.find(([name]) => name === "release.yml")?.[1] ?? "");
  const powers = Object.entries(release).map(([name, job]) => [name, job.match(/[a-z-]+: write/g) ?? []]);
  expect(Object.fromEntries(powers)).toEqual({
    check: [],
    build: [],
    reproduce: [],
    attest: ["attestations: write", "id-token: write"],
    publish: ["id-token: write"],
    announce: ["contents: write"],
  });
});

test("what the release signs comes from jobs that install the lock file's packages and nothing else", () => {
  const release = jobs(workflows.find(([name]) => name === "release.yml")?.[1] ?? "");
  const installs = Object.entries(release).map(([name, job]) => [name, job.match(INSTALLS) ?? []]);
  expect(Object.fromEntries(installs)).toEqual({
    check: ["python3 -m pip install -r test/fake-aws/requirements.txt", ".ci/run"],
    build: ["npm ci --ignore-scripts"],
    reproduce: ["npm ci --ignore-scripts"],
    attest: [],
    publish: [],
    announce: [],
  });
  expect(Object.entries(release).map(([name, job]) => [/needs: (.*)/.exec(job)?.[1], name])).toEqual([
    [undefined, "check"],
    ["check", "build"],
    ["build", "reproduce"],
    ["reproduce", "attest"],
    ["attest", "publish"],
    ["publish", "announce"],
  ]);
  expect(release.check).not.toContain("upload-artifact");
});

test("a second machine compares everything that the release signs", () => {
  const release = jobs(workflows.find(([name]) => name === "release.yml")?.[1] ?? "");
  const signed = new Set(release.attest?.match(/(?<=(subject|sbom)-path: ).*/g));
  const compared = [...(release.reproduce ?? "").matchAll(/cmp (release\/\S+) again/g)].map(([, path]) => path);
  expect(compared.toSorted()).toEqual([...signed].toSorted());
});

const GOOD = `permissions: {}
jobs:
  build:
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${"0123456789".repeat(4)} # v1.2.3
        with:
          persist-credentials: false
      - run: |
          npm ci --ignore-scripts
          npm test
  sign:
    permissions:
      id-token: write
    steps:
      - run: npm publish "./$name.tgz"
`;

test.each([
  ["a tag for a commit", /@[0-9]+/, "@v1", "line 7: pin the action to a commit"],
  ["a pin without its version", / # v1.2.3/, "", "line 7: pin the action to a commit"],
  ["a tab", /^ {4}/m, "\t", "line 4: a tab"],
  ["a token left in the checkout", "persist-credentials: false", "fetch-depth: 1", "checkout keeps its token"],
  ["no permissions", "permissions: {}\n", "", "permissions are not declared"],
  ["every permission", "permissions: {}", "permissions: write-all", "permissions are not declared"],
  ["a write for all jobs", "permissions: {}", "permissions:\n  contents: write", "permissions are not declared"],
  ["a fork's code with our rights", "permissions: {}", "on: pull_request_target\npermissions: {}", "line 1: runs as"],
  ["a title in a script", "npm test", "echo ${{ github.event.pull_request.title }}", "line 12: ${{ in a script"],
  ["a branch's name in a script", /\|\n.*\n.*/, "echo ${{ github.head_ref }}", "line 10: ${{ in a script"],
  ["install scripts", "npm ci --ignore-scripts", "npm ci", "line 11: add --ignore-scripts"],
  ["a token that lives long", "npm test", "echo $" + "{{ secrets.NPM_TOKEN }}", "line 12: no secret is needed"],
  ["a signing job that runs our code", 'npm publish "./$name.tgz"', ".ci/run", "sign: may write, and runs"],
  ["a signing job that installs", 'npm publish "./$name.tgz"', "npm ci --ignore-scripts", "sign: may write, and runs"],
])("%s is found", (_name, from, to, complaint) => {
  expect(complaints(GOOD)).toEqual([]);
  const planted = GOOD.replace(from, () => to);
  expect(planted).not.toBe(GOOD);
  expect(complaints(planted).join("\n")).toContain(complaint);
});

/** What is wrong with a workflow, read line by line. */
function complaints(text: string): string[] {
  const found: string[] = [];
  let script: number | undefined;
  text.split("\n").forEach((line, index) => {
    const say = (what: string) => found.push(`line ${index + 1}: ${what}`);
    const indent = line.search(/\S/);
    if (script !== undefined && indent >= 0 && indent <= script) script = undefined;
    const starts = /^\s*(- )?run:/.exec(line);
    if (starts) script = line.indexOf("run:");
    if (line.includes("\t")) say("a tab");
    if (/uses:/.test(line) && !/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
      say("pin the action to a commit, with its version as a comment");
    if (/pull_request_target|workflow_run/.test(line)) say("runs as us what a fork wrote");
    if (script !== undefined && line.includes("${{"))
      say("${{ in a script runs a stranger's text; hand it over in env");
    if (/\bnpm (ci|install|i)\b/.test(line) && !line.includes("--ignore-scripts")) say("add --ignore-scripts");
    if (/\bsecrets\b/.test(line)) say("no secret is needed");
  });
  const checkouts = text.split(/actions\/checkout@/).slice(1);
  if (!checkouts.every((rest) => /^.*\n +with:\n( {10}.*\n)* {10}persist-credentials: false\n/.test(rest)))
    found.push("checkout keeps its token: persist-credentials: false");
  if (!/^permissions:( \{\}|\n {2}contents: read)\n(?! )/m.test(text)) found.push("permissions are not declared");
  for (const [name, job] of Object.entries(jobs(text))) {
    if (/: write/.test(job) && /checkout@|npm (ci|install|run|test|start|exec)|npx|\.ci\/|\.github\//.test(job))
      found.push(`${name}: may write, and runs code that is not the action's`);
  }
  return found;
}

/** The text of each job. */
function jobs(text: string): Record<string, string> {
  const [, all = ""] = text.split(/^jobs:\n/m);
  const parts = all.split(/^ {2}(\w+):\n/m).slice(1);
  return Object.fromEntries(parts.flatMap((name, at) => (at % 2 ? [] : [[name, parts[at + 1] ?? ""]])));
}
