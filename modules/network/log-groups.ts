/**
 * Whose log group is whose. Its name is the network's, so that two networks of one name and region need an account each;
 * a stack does not tell the account it is applied in.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
import type { IConstruct } from "constructs";
import { sameLogGroup } from "../errors/network.js";
import type { Problem } from "../errors/problem.js";
import { flowLogsGroupName } from "./flow-logs-config.js";

/** The path of the network that has a group first, by region and name, for each app. */
const OWNERS = new WeakMap<IConstruct, Map<string, string>>();

/** Gives the network its log group, and complains when another one of the app has it. Never throws. */
export function takeLogGroup(network: IConstruct, name: string, region: string, problems: Problem[]): void {
  const { root, path } = network.node;
  const owners = OWNERS.get(root) ?? new Map<string, string>();
  OWNERS.set(root, owners);
  const key = `${region} ${name}`;
  const first = owners.get(key);
  if (first === undefined) owners.set(key, path);
  else problems.push(sameLogGroup("name", flowLogsGroupName(name), first));
}
