/** The public face of v6only. */
export { ConfigError, describe, type Level, type Problem } from "./errors/problem.js";
export type { MachineImage, OwnImage } from "./facts/images.js";
export type { Architecture } from "./facts/instance-types.js";
export { Bastion } from "./host/bastion.js";
export { Host } from "./host/host.js";
export type { BastionProps, HostProps, HostRule, MachineProps } from "./host/host-props.js";
export type { AddressPlan, PlannedSubnet, PlannedTier } from "./net/plan.js";
export type { PortRange } from "./net/ports.js";
export type { OutboundService, SubnetType } from "./net/presets.js";
export { forNetworkAcl, forSecurityGroup, parseProtocol, protocolName } from "./net/protocol.js";
export type { AclRule, AclRuleInput, TerraformAclRule } from "./net/rule.js";
export { Network } from "./network/network.js";
export type { FlowLogsProps, Ipv6Source, NetworkProps, TierProps } from "./network/network-props.js";
export { AWS_PROVIDER_RANGE, AwsStack, type AwsStackProps } from "./network/stack.js";
export type { Subnet, Tier } from "./network/tier.js";
