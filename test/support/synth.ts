/** Constructs synthesized in memory, as a test reads them. */
import { App } from "cdktf";
import { ConfigError } from "../../modules/errors/problem.js";
import { Network } from "../../modules/network/network.js";
import type { NetworkProps } from "../../modules/network/network-props.js";
import { AwsStack } from "../../modules/network/stack.js";

type Arguments = Readonly<Record<string, unknown>>;

/** Terraform JSON as a test reads it. */
export interface Synthesized {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly output: Readonly<Record<string, Arguments>>;
  readonly terraform: Arguments;
  readonly provider: Arguments;
}

/** An Ed25519 public key whose private half nobody has. */
export const PUBLIC_KEY =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com";

export function stackNamed(name: string, region = "eu-west-1"): AwsStack {
  return new AwsStack(new App(), name, { region });
}

/** The stack's configuration after its validations; nothing is written. */
export function synthesized(stack: AwsStack): Synthesized {
  stack.prepareStack();
  return stack.toTerraform() as Synthesized;
}

/** What a stack with these constructs in it becomes. */
export function synth(build: (stack: AwsStack) => void): Synthesized {
  const stack = stackNamed("test");
  build(stack);
  return synthesized(stack);
}

/** A network that nobody has to be able to log in to, with props of the test's over the defaults. */
export function networkIn(stack: AwsStack, props: Partial<NetworkProps> = {}): Network {
  return new Network(stack, "network", { availabilityZones: ["eu-west-1a", "eu-west-1b"], access: "none", ...props });
}

/** The message of the refusal; fails when there is none. */
export function refusal(build: () => unknown): string {
  try {
    build();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** The configuration without what cdktf writes for itself under `//`. */
export function withoutMetadata(configuration: object): object {
  return JSON.parse(JSON.stringify(configuration, (key, value) => (key === "//" ? undefined : value)));
}
