/** Every module for reuse, by the name of its folder. */
import { bastionModule } from "./bastion/module.js";
import { flowLogsModule } from "./flow-logs/module.js";
import { hostModule } from "./host/module.js";
import type { ModuleConfiguration } from "./module.js";
import { networkModule } from "./network/module.js";
import { networkAclModule } from "./network-acl/module.js";

export const CATALOGUE: ReadonlyMap<string, () => ModuleConfiguration> = new Map([
  ["network", networkModule],
  ["bastion", bastionModule],
  ["host", hostModule],
  ["network-acl", networkAclModule],
  ["flow-logs", flowLogsModule],
]);
