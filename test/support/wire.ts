/**
 * What an IPv6-only network may ask of AWS, read off the requests themselves: Terraform's plan does not show what the
 * provider sends for an argument that is left out. Written from AWS's API reference, not from our own code.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
import type { AwsRequest } from "./account.js";
import { ACL_JUDGES } from "./wire-acl.js";
import { GROUP_JUDGES } from "./wire-group.js";
import type { Judge, Sent } from "./wire-judge.js";
import { MACHINE_JUDGES } from "./wire-machine.js";
import { NETWORK_JUDGES } from "./wire-network.js";

export const JUDGES: readonly Judge[] = [...ACL_JUDGES, ...GROUP_JUDGES, ...MACHINE_JUDGES, ...NETWORK_JUDGES];

/** Complaints about the requests that went well, each with the request it is about; none when all mean what they should. */
export function wireProblems(requests: readonly AwsRequest[]): string[] {
  return requests.flatMap(({ service, action, parameters, error }) => {
    if (error !== null) return [];
    const due = JUDGES.filter(({ operation, isWrong }) => operation === `${service}:${action}` && isWrong(parameters));
    return due.map(({ complaint }) => `${action} ${subjectOf(parameters)}: ${complaint}`);
  });
}

/** What tells this request from others of its action. */
function subjectOf(sent: Sent): string {
  const keys = [
    "RuleNumber",
    "Egress",
    "IpPermissions.1.IpProtocol",
    "GroupId",
    "AvailabilityZone",
    "SubnetId",
    "logGroupName",
  ];
  return keys.flatMap((key) => (key in sent ? [String(sent[key])] : [])).join(" ");
}
