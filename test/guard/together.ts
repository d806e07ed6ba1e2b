/**
 * Whether the source of a rule is the world, and which services rules of one ACL or one group open to the world
 * together: `::/1` beside `8000::/1`. The rules in cfn-guard's language cannot add prefixes up.
 */
import type { Planned } from "./plan.js";
import type { Surroundings } from "./project.js";
import type { Shape } from "./shapes.js";
import { isTheWorld } from "./world.js";

/** A rule in the shape that both kinds share. */
interface Rule {
  readonly id: string;
  readonly owner: string;
  readonly prefix: string;
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

/** Microsoft's RDP speaks UDP too. https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-rdpeudp */
const SERVICES = [
  { name: "tcp 22", protocol: "tcp", port: 22 },
  { name: "tcp 3389", protocol: "tcp", port: 3389 },
  { name: "udp 3389", protocol: "udp", port: 3389 },
] as const;

/** The resources, those that let packets in or out with the facts about their prefix. */
export function withWorld(shapes: Readonly<Record<string, Shape>>, { all, idOf }: Surroundings): Record<string, Shape> {
  const planned = new Map(all.map((one) => [idOf(one.address), one]));
  const rules = Object.entries(shapes).flatMap(([id, shape]) => ingressOf(id, shape, planned.get(id)));
  const facts = (id: string, { Properties }: Shape) => ({
    IsTheWorld: isTheWorld([String(Properties.Ipv6CidrBlock ?? Properties.CidrIpv6)]),
    OpensTogether: rules.filter((rule) => rule.id === id).flatMap((rule) => openedBy(rule, rules)),
  });
  return Object.fromEntries(
    Object.entries(shapes).map(([id, shape]) => {
      const isRule = /NetworkAclEntry|SecurityGroup(In|E)gress/.test(shape.Type);
      return [id, isRule ? { ...shape, Properties: { ...shape.Properties, ...facts(id, shape) } } : shape];
    }),
  );
}

/** The services that the rule opens to the world with the others of its ACL or group, though not alone. */
function openedBy(rule: Rule, rules: readonly Rule[]): string[] {
  return SERVICES.filter((service) => {
    const includes = ({ protocol, from, to }: Rule) =>
      protocol === "-1" || (protocol === service.protocol && from <= service.port && service.port <= to);
    const beside = rules.filter((other) => other.owner === rule.owner && includes(other));
    const all = beside.map(({ prefix }) => prefix);
    return includes(rule) && !isTheWorld([rule.prefix]) && isTheWorld(all) && !beside.some(alone);
  }).map(({ name }) => name);
}

const alone = ({ prefix }: Rule): boolean => isTheWorld([prefix]);

const PROTOCOLS: ReadonlyMap<unknown, string> = new Map([
  [6, "tcp"],
  [17, "udp"],
  [-1, "-1"],
]);

function ingressOf(id: string, { Type, Properties }: Shape, planned: Planned | undefined): Rule[] {
  if (Type === "AWS::EC2::NetworkAclEntry") {
    const { Egress, RuleAction, Protocol, Ipv6CidrBlock, PortRange } = Properties;
    if (Egress === true || RuleAction !== "allow") return [];
    const { From = 0, To = 65535 } = (PortRange ?? {}) as { From?: number; To?: number };
    const owner = ownerOf(planned, "network_acl_id", "network_acl");
    const protocol = PROTOCOLS.get(Protocol) ?? String(Protocol);
    return [{ id, owner, prefix: String(Ipv6CidrBlock), protocol, from: From, to: To }];
  }
  if (Type !== "AWS::EC2::SecurityGroupIngress") return [];
  const { IpProtocol, CidrIpv6, FromPort = 0, ToPort = 65535 } = Properties;
  const owner = ownerOf(planned, "security_group_id", "security_group");
  return [
    { id, owner, prefix: String(CidrIpv6), protocol: String(IpProtocol), from: Number(FromPort), to: Number(ToPort) },
  ];
}

/** The ACL or group: its id where the plan knows it, else the resource that it comes from. */
function ownerOf(planned: Planned | undefined, argument: string, kind: string): string {
  const targets = [`aws_${kind}`, `aws_default_${kind}`].flatMap((type) => planned?.targets(argument, type) ?? []);
  return targets.length > 0 ? targets.join(" ") : String(planned?.get(argument));
}
