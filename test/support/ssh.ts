/** A network whose way in is opened, and what is told of it. */
import type { IConstruct } from "constructs";
import type { Network } from "../../modules/network/network.js";
import type { Tier } from "../../modules/network/tier.js";
import { peer } from "./rules.js";

const office = peer("2600:1f18::/36");

export const tierOf = (network: Network, name: string) => network.tiers.get(name) as Tier;

export const opened = (network: Network) => network.ssh.openFrom([office], tierOf(network, "public"));

/** The first line of each warning that cdktf was told. */
export const warningsIn = (construct: IConstruct) =>
  construct.node
    .findAll()
    .flatMap((child) => child.node.metadata)
    .filter(({ type }) => /warn/.test(type))
    .map(({ data }) => String(data).split("\n")[0]);
