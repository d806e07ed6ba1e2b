/** Where what is measured lies. */
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "..");
/** Projects as other tools' `init` makes them. */
export const PROJECTS = {
  cdktf: join(__dirname, "projects/cdktf-init"),
  cdk: join(__dirname, "projects/cdk-init"),
  /** The command line of cdktf. */
  cdktfCli: join(ROOT, "test/cdktf-cli"),
};
/** What `tsc` makes of modules/ and of what is measured with them. */
export const OUT = join(__dirname, "out");
/** aws-cdk-lib's app compiled; it lies in its project to find its packages. */
export const CDK_OUT = join(PROJECTS.cdk, "out");
