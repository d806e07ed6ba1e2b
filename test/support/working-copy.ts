/** Copies of configurations in which Terraform may work, so that nothing it leaves behind reaches the repository. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { PROVIDER_VERSION } from "./terraform-process.js";

export interface CopyOptions {
  /**
   * The folder that is copied whole; the configuration lies in it and may call modules beside it.
   * @default - the configuration's own folder
   */
  readonly within?: string | undefined;
  /**
   * A folder that keeps the state from one copy to the next, and the copies meanwhile.
   * @default - the state goes with the copy, which lies with the machine's temporary files
   */
  readonly own?: string;
}

/** Does the work in a fresh copy of the folder, which must hold a root configuration, and takes the copy away. */
export async function inCopy<T>(
  folder: string,
  { within = folder, own }: CopyOptions,
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const copy = mkdtempSync(join(own ?? tmpdir(), "v6only-copy-"));
  try {
    const ours = (path: string) => !/^\.terraform$|\.tfstate(\.backup)?$/.test(basename(path));
    cpSync(within, copy, { recursive: true, filter: ours });
    const cwd = join(copy, relative(within, folder));
    writeFileSync(join(cwd, "zz_test_override.tf.json"), JSON.stringify(override(own)));
    return await work(cwd);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The state stays where the test wants it, and no newer provider comes in from a registry. */
function override(own: string | undefined): object {
  const required_providers = { aws: { source: "hashicorp/aws", version: PROVIDER_VERSION } };
  return {
    terraform: {
      backend: { local: own === undefined ? {} : { path: join(own, "terraform.tfstate") } },
      required_providers,
    },
  };
}
