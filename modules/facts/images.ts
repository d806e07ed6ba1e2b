/**
 * Machine images: the newest of a distribution by its public SSM parameter, or one of the user's own.
 * https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 * https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 */
import { badAmiId, badSshUser, unknownImage } from "../errors/facts.js";
import type { Problem } from "../errors/problem.js";
import { knownKeys, oneOf } from "../errors/shape.js";
import { ARCHITECTURES, type Architecture } from "./instance-types.js";
import { cite, type Source } from "./source.js";

/** A distribution whose newest image AWS or Canonical names in a public SSM parameter. */
export type MachineImage = "amazon-linux-2023" | "ubuntu-22.04" | "ubuntu-24.04";

/** An image of the user's own. */
export interface OwnImage {
  /** The image's id, such as `ami-0123456789abcdef0`, or a reference to it. */
  readonly amiId: string;
  readonly architecture: Architecture;
  /**
   * Who logs in over SSH.
   * @default "ec2-user"
   */
  readonly sshUser?: string;
}

interface Distribution {
  /** The parameter's path, by architecture. */
  readonly parameter: Readonly<Record<Architecture, string>>;
  readonly sshUser: string;
  readonly source: Source;
}

const AMAZON: Source = { url: "https://docs.aws.amazon.com/linux/al2023/ug/ec2.html", checked: "2026-11-24" };
const CANONICAL: Source = {
  url: "https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/",
  checked: "2026-11-24",
};

/** Paths seen in public data of 2026-04; Canonical publishes gp3 from 23.10 on and gp2 before. */
const DISTRIBUTIONS: ReadonlyMap<MachineImage, Distribution> = new Map([
  ["amazon-linux-2023", amazonLinux("al2023-ami-kernel-default")],
  ["ubuntu-22.04", ubuntu("22.04", "ebs-gp2")],
  ["ubuntu-24.04", ubuntu("24.04", "ebs-gp3")],
]);

/** Every distribution's name. */
export const MACHINE_IMAGES: readonly MachineImage[] = [...DISTRIBUTIONS.keys()];

/** The public SSM parameter that holds the id of the newest image. */
export function imageParameter(image: MachineImage, architecture: Architecture): string {
  return distribution(image).parameter[architecture];
}

/** Who logs in over SSH: `ec2-user` on Amazon Linux, `ubuntu` on Ubuntu, for an image of one's own what it says. */
export function sshUserOf(image: MachineImage | OwnImage): string {
  return typeof image === "string" ? distribution(image).sshUser : (image.sshUser ?? "ec2-user");
}

/**
 * The image that the user named. `isReference` says which ids only Terraform knows; they pass as they are. Never
 * throws; undefined after a complaint.
 */
export function parseMachineImage(
  input: unknown,
  where: string,
  problems: Problem[],
  isReference: (value: unknown) => boolean = () => false,
): MachineImage | OwnImage | undefined {
  const named = MACHINE_IMAGES.find((image) => image === input);
  if (named !== undefined) return named;
  if (typeof input === "object" && input !== null && !Array.isArray(input)) {
    return parseOwnImage(input as Record<string, unknown>, where, problems, isReference);
  }
  problems.push(unknownImage(where, input, MACHINE_IMAGES, sources()));
  return undefined;
}

function parseOwnImage(
  input: Record<string, unknown>,
  where: string,
  problems: Problem[],
  isReference: (value: unknown) => boolean,
): OwnImage | undefined {
  knownKeys(input, ["amiId", "architecture", "sshUser"], where, problems);
  const { amiId, sshUser } = input;
  const goodId = typeof amiId === "string" && (isReference(amiId) || /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(amiId));
  if (!goodId) problems.push(badAmiId(`${where}.amiId`, amiId));
  const goodUser = typeof sshUser === "string" && /^[a-z_][a-z0-9_-]{0,31}$/.test(sshUser);
  if (sshUser !== undefined && !goodUser) problems.push(badSshUser(`${where}.sshUser`, sshUser));
  const architecture = oneOf(input.architecture, ARCHITECTURES, `${where}.architecture`, problems);
  if (!goodId || !architecture || (sshUser !== undefined && !goodUser)) return undefined;
  return { amiId, architecture, ...(goodUser && { sshUser }) };
}

function sources(): string {
  return [...new Set([...DISTRIBUTIONS.values()].map((row) => cite(row.source)))].join(" ");
}

function distribution(image: MachineImage): Distribution {
  return DISTRIBUTIONS.get(image) as Distribution;
}

function amazonLinux(name: string): Distribution {
  const path = `/aws/service/ami-amazon-linux-latest/${name}`;
  return {
    parameter: { arm64: `${path}-arm64`, x86_64: `${path}-x86_64` },
    sshUser: "ec2-user",
    source: AMAZON,
  };
}

function ubuntu(release: string, volume: string): Distribution {
  const path = (cpu: string) =>
    `/aws/service/canonical/ubuntu/server/${release}/stable/current/${cpu}/hvm/${volume}/ami-id`;
  return {
    parameter: { arm64: path("arm64"), x86_64: path("amd64") },
    sshUser: "ubuntu",
    source: CANONICAL,
  };
}
