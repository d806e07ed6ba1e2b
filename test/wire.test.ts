/** What judges the requests to AWS: every complaint is due for a request that is wrong in that alone, and not for its right twin. */
import { expect, test } from "vitest";
import { JUDGES, wireProblems } from "./support/wire.js";
import { CASES } from "./support/wire-cases.js";

const request = (operation: string, parameters: Record<string, string>, error: string | null = null) => {
  const [service = "", action = ""] = operation.split(":");
  return { service, action, region: "eu-west-1", parameters, status: error === null ? 200 : 400, error };
};

const complaints = (operation: string, parameters: Record<string, string>): string[] =>
  wireProblems([request(operation, parameters)]).map((problem) => problem.slice(problem.indexOf(": ") + 2));

const ROWS = CASES.flatMap(({ operations, at = "", base = "", rows }) => {
  const sent = (query: string) =>
    Object.fromEntries([...new URLSearchParams(`${base}&${query}`)].map(([name, value]) => [at + name, value]));
  return operations.flatMap((operation) =>
    rows.map(([complaint, wrong, right]) => ({
      operation,
      complaint,
      wrong: sent(wrong),
      right: right === undefined ? undefined : sent(right),
    })),
  );
});

test.each(ROWS)("$operation: $complaint, for $wrong", ({ operation, complaint, wrong, right }) => {
  expect(complaints(operation, wrong)).toEqual([complaint]);
  if (right !== undefined) expect(complaints(operation, right)).toEqual([]);
});

test("every complaint has a row", () => {
  const rows = new Set(ROWS.map(({ operation, complaint }) => `${operation}: ${complaint}`));
  const judges = JUDGES.map(({ operation, complaint }) => `${operation}: ${complaint}`);
  expect(judges.filter((judge) => !rows.has(judge))).toEqual([]);
  expect(judges).toEqual([...new Set(judges)]);
});

test("a problem names the request", () => {
  const entry = { RuleNumber: "1110", Egress: "false", RuleAction: "allow", Protocol: "-1", Ipv6CidrBlock: "::/0" };
  const rule = { GroupId: "sg-1", "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.Groups.1.Description": "web" };
  const requests = [
    request("ec2:CreateNetworkAclEntry", entry),
    request("ec2:AuthorizeSecurityGroupEgress", rule),
    request("ec2:AllocateAddress", {}),
  ];
  expect(wireProblems(requests)).toEqual([
    "CreateNetworkAclEntry 1110 false: every protocol is let in or out",
    "AuthorizeSecurityGroupEgress -1 sg-1: every protocol",
    "AllocateAddress : an IPv4 address",
  ]);
});

test("a request that AWS refused is not judged, nor one of another service", () => {
  expect(wireProblems([request("ec2:AllocateAddress", {}, "AddressLimitExceeded")])).toEqual([]);
  expect(wireProblems([request("lightsail:AllocateAddress", {})])).toEqual([]);
});
