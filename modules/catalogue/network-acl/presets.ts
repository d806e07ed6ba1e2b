/** The presets' rules in Terraform's own language, from the rules that TypeScript emits. */
import { ALL_PORTS, LINUX_EPHEMERAL } from "../../net/ports.js";
import { presetRules } from "../../net/presets.js";
import { forNetworkAcl, ICMPV6, protocolName } from "../../net/protocol.js";
import type { EmittedRule } from "../../net/rule.js";
import { expression, listOf, objectOf } from "../module.js";

const { ingress, egress } = presetRules({ subnetType: "public", returnPorts: LINUX_EPHEMERAL });
/** The presets that reach the internet. */
export const CONNECTED = listOf(["public", "private-with-egress"]);
/** A service's number is its port's last four digits after these, as TypeScript numbers it. */
export const FIRST_SERVICE_NUMBERS = { tcp: 10_000, udp: 20_000 };

/** The type and code of each ICMPv6 rule, by direction and number. */
export const presetMessages = () => ({ inbound: messagesOf(ingress), outbound: messagesOf(egress) });

function messagesOf(rules: readonly EmittedRule[]): Record<string, unknown> {
  return Object.fromEntries(rules.flatMap(({ ruleNumber, icmp }) => (icmp ? [[ruleNumber, icmp]] : [])));
}

/** The protocol of each rule that has ports, by direction and number. */
export const presetProtocols = () => ({ inbound: protocolsOf(ingress), outbound: protocolsOf(egress) });

function protocolsOf(rules: readonly EmittedRule[]): Record<string, unknown> {
  return Object.fromEntries(
    rules.flatMap(({ ruleNumber, protocol, ports }) => (ports ? [[ruleNumber, protocolName(protocol)]] : [])),
  );
}

/** What hosts may open, where not every port. */
export const services = (): string =>
  expression(
    `[for service in coalesce(var.outbound_services, []) : ${objectOf({ protocol: "lower(service.protocol)", port: "service.port" })}]`,
  );

/** The protocol and the ports of each other rule: replies to what hosts speak, and every port or the services. */
export function presetFlows(): Record<string, string> {
  const flow = objectOf({
    protocol: "protocol",
    from_port: "var.return_ports.from_port",
    to_port: "var.return_ports.to_port",
  });
  const isSpoken = "var.outbound_services == null || contains(local.services[*].protocol, protocol)";
  const every = objectOf({ protocol: "protocol", from_port: `${ALL_PORTS.fromPort}`, to_port: `${ALL_PORTS.toPort}` });
  const service = objectOf({ protocol: "service.protocol", from_port: "service.port", to_port: "service.port" });
  const number = "tostring(local.first_service_numbers[service.protocol] + service.port % 10000)";
  return {
    inbound: expression(
      `{ for number, protocol in local.preset_protocols.inbound : number => ${flow} if ${isSpoken} }`,
    ),
    outbound: expression(
      `merge({ for number, protocol in local.preset_protocols.outbound : number => ${every} if var.outbound_services == null }, { for service in local.services : ${number} => ${service} })`,
    ),
  };
}

/** The chosen preset's rules by direction and number, in their last form. */
export function presetLocal(): string {
  const common = { action: '"allow"', protocol: `"${forNetworkAcl(ICMPV6)}"`, ipv6: '"::/0"' };
  const message = objectOf({
    ...common,
    from_port: "null",
    to_port: "null",
    icmp_type: "message.type",
    icmp_code: "message.code",
  });
  const flow = objectOf({
    ...common,
    protocol: "local.protocol_numbers[flow.protocol]",
    from_port: "flow.from_port",
    to_port: "flow.to_port",
    icmp_type: "null",
    icmp_code: "null",
  });
  const messages = `{ for number, message in local.preset_messages[direction] : number => ${message} if var.preset != "none" }`;
  const flows = `{ for number, flow in local.preset_flows[direction] : number => ${flow} if contains(${CONNECTED}, var.preset) }`;
  return expression(`{ for direction in ["inbound", "outbound"] : direction => merge(${messages}, ${flows}) }`);
}
