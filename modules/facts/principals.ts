/**
 * The names by which a policy lets services of AWS in, where they are not the same everywhere: those of EC2 and of flow
 * logs end in "amazonaws.com" in every partition.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
import { type Partition, partitionOf } from "./regions.js";

/**
 * The partitions in which CloudWatch Logs goes by a domain of the partition's own, "amazonaws.com" being that of all
 * others, AWS's European Sovereign Cloud among them. So says the data source aws_service_principal of the AWS provider
 * 5.100.0, asked for each region on 2026-11-27; it did not know ap-southeast-6 and us-isob-west-1.
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/meta/service_principal_data_source.go
 */
const DOMAINS_OF_LOGS: ReadonlyMap<Partition, string> = new Map([
  ["aws-cn", "amazonaws.com.cn"],
  ["aws-iso", "c2s.ic.gov"],
  ["aws-iso-b", "sc2s.sgov.gov"],
]);

/** CloudWatch Logs in the region: `logs.eu-west-1.amazonaws.com`. Never throws. */
export function logsPrincipal(region: string): string {
  return `logs.${region}.${DOMAINS_OF_LOGS.get(partitionOf(region) ?? "aws") ?? "amazonaws.com"}`;
}
