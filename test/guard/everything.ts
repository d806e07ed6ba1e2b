/** Everything that is judged, planned once. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraform } from "../support/terraform.js";
import type { Plan } from "../support/terraform-json.js";

const MODULES = "generated/modules";
const NETWORKS = "generated/networks";
/** The planted holes, and their plan's name. */
export const FIXTURE = "test/guard/holes";

/** The plans of every network, every example, the strict network and the fixture, as SECURITY-EXCEPTIONS.md calls them. */
export async function planEverything(): Promise<Map<string, Plan>> {
  const tree = mkdtempSync(join(tmpdir(), "v6only-strict-"));
  try {
    cpSync(MODULES, join(tree, "modules"), { recursive: true });
    cpSync("test/guard/strict", join(tree, "strict"), { recursive: true });
    const folders = [
      ...networks(),
      ...examples(),
      folder(FIXTURE, FIXTURE),
      folder("strict", join(tree, "strict"), tree),
    ];
    return new Map(await Promise.all(folders.map(async (one) => [one.name, await planOf(one)] as const)));
  } finally {
    rmSync(tree, { recursive: true });
  }
}

interface Folder {
  readonly name: string;
  readonly path: string;
  /** The folder that is copied with it. */
  readonly within?: string;
}

const folder = (name: string, path: string, within?: string): Folder => ({ name, path, within });
const networks = (): Folder[] => readdirSync(NETWORKS).map((name) => folder(name, join(NETWORKS, name)));

function examples(): Folder[] {
  return readdirSync(MODULES).flatMap((name) => {
    const path = join(MODULES, name, "examples");
    return readdirSync(path).map((example) => folder(`${name}/${example}`, join(path, example), MODULES));
  });
}

async function planOf({ path, within }: Folder): Promise<Plan> {
  const { errors, plan } = await (await terraform({ within })).plan(path);
  if (!plan) throw new Error(`${path}: ${JSON.stringify(errors)}`);
  return plan;
}
