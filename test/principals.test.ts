/** The names by which policies let CloudWatch Logs in. */
import { expect, test } from "vitest";
import { logsPrincipal } from "../modules/facts/principals.js";

test.each([
  ["eu-west-1", "logs.eu-west-1.amazonaws.com"],
  ["ap-southeast-6", "logs.ap-southeast-6.amazonaws.com"],
  ["us-gov-west-1", "logs.us-gov-west-1.amazonaws.com"],
  ["eusc-de-east-1", "logs.eusc-de-east-1.amazonaws.com"],
  ["cn-north-1", "logs.cn-north-1.amazonaws.com.cn"],
  ["cn-northwest-1", "logs.cn-northwest-1.amazonaws.com.cn"],
  ["us-iso-east-1", "logs.us-iso-east-1.c2s.ic.gov"],
  ["us-isob-east-1", "logs.us-isob-east-1.sc2s.sgov.gov"],
  ["us-isob-west-1", "logs.us-isob-west-1.sc2s.sgov.gov"],
  ["eu-isoe-west-1", "logs.eu-isoe-west-1.amazonaws.com"],
  ["us-isof-south-1", "logs.us-isof-south-1.amazonaws.com"],
  ["constructor", "logs.constructor.amazonaws.com"],
])("in %s CloudWatch Logs is %s", (region, principal) => {
  expect(logsPrincipal(region)).toBe(principal);
});
