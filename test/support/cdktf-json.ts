/** Terraform JSON as cdktf writes it to a file, at the smallest. */

export const VPC = { resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } } };

export function stackJson(stackName: string, configuration: object = VPC): object {
  return { "//": { metadata: { backend: "local", stackName, version: "0.21.0" }, outputs: {} }, ...configuration };
}
