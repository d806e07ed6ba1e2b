/** Node's arguments of the apps that synthesize `evening` into the folder they run in. */
import { join } from "node:path";
import { OUT, PROJECTS, ROOT } from "./places.js";

const { cdktf } = PROJECTS;
const tsNode = join(cdktf, "node_modules/ts-node/dist/bin.js");
const tsx = [join(ROOT, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(ROOT, "tsconfig.json")];

export const EVENING = {
  compiled: [join(OUT, "bench/projects/cdktf-init/main.js")],
  /** As `npm start` has it. */
  tsx: [...tsx, join(cdktf, "main.ts")],
  /** As `cdktf init` has it. */
  tsNode: [tsNode, join(cdktf, "main.ts")],
  byHand: [tsNode, join(cdktf, "by-hand.ts")],
  byHandDeep: [tsNode, join(cdktf, "by-hand-deep.ts")],
};
