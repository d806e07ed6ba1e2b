/** A configuration's resources, one by one. */
import type { Synthesized } from "./synth.js";

type Arguments = Readonly<Record<string, unknown>>;

/** The arguments of each resource by its address, such as `aws_instance.app`, without what cdktf writes for itself. */
export function byAddress({ resource }: Synthesized): Record<string, Arguments> {
  const entries = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, { "//": _, ...rest }]) => [`${type}.${name}`, rest] as const),
  );
  return Object.fromEntries(entries);
}

/** The addresses that are in `after` only; throws when one of `before` is gone or another. */
export function addedTo(before: Synthesized, after: Synthesized): string[] {
  const [old, now] = [byAddress(before), byAddress(after)];
  const changed = Object.keys(old).filter((address) => JSON.stringify(old[address]) !== JSON.stringify(now[address]));
  if (changed.length > 0) throw new Error(`changed: ${changed.join(", ")}`);
  return Object.keys(now).filter((address) => !(address in old));
}

/** The rules of a machine's security group, each as `ingress app_ssh_from_bastion tcp 22-22 sg-of bastion`. */
export function groupRules(json: Synthesized, machine: string): string[] {
  return Object.entries(byAddress(json)).flatMap(([address, rule]) => {
    const [, direction, name] = /^aws_vpc_security_group_(ingress|egress)_rule\.(.*)$/.exec(address) ?? [];
    if (rule.security_group_id !== `\${aws_security_group.${machine}.id}`) return [];
    const group = /^\$\{aws_security_group\.(.*)\.id\}$/.exec(String(rule.referenced_security_group_id))?.[1];
    const peer = group === undefined ? rule.cidr_ipv6 : `the group of ${group}`;
    return [`${direction} ${name}: ${rule.ip_protocol} ${rule.from_port} to ${rule.to_port}, ${peer}`];
  });
}
