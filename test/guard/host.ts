/** Hosts and what they are made with, as CloudFormation has them. */
import { AFTER_APPLY, type Planned, type Values } from "./plan.js";
import { defined, properties, type Shape } from "./shapes.js";

/**
 * A host. Where the public address is said, the provider asks for it in a network interface of the instance, as
 * CloudFormation would: buildInstanceOpts in
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/ec2/ec2_instance.go
 */
export function host(planned: Planned): Shape {
  const subnet = defined({ SubnetId: planned.get("subnet_id") });
  const isPublic = planned.get("associate_public_ip_address");
  const own = (planned.values.network_interface ?? []) as Values[];
  const interfaces = own.map(({ device_index }) => ({ DeviceIndex: device_index, NetworkInterfaceId: AFTER_APPLY }));
  const place =
    isPublic === undefined
      ? subnet
      : { NetworkInterfaces: [{ DeviceIndex: 0, ...subnet, AssociatePublicIpAddress: isPublic }] };
  return {
    Type: "AWS::EC2::Instance",
    Properties: {
      ...properties(planned, {
        InstanceType: "instance_type",
        Monitoring: "monitoring",
        EbsOptimized: "ebs_optimized",
      }),
      ...properties(planned, { IamInstanceProfile: "iam_instance_profile" }),
      ...(interfaces.length > 0 ? { NetworkInterfaces: interfaces } : place),
      ...defined({ MetadataOptions: metadataOptions(planned), BlockDeviceMappings: disks(planned) }),
    },
    Facts: { RootDisks: disksIn(planned, "root_block_device"), HasPrivateKey: hasPrivateKey(planned) },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html */
export function launchTemplate(planned: Planned): Shape {
  const mappings = (planned.values.block_device_mappings ?? []) as { ebs?: Values[] }[];
  const interfaces = (planned.values.network_interfaces ?? []) as Values[];
  return {
    Type: "AWS::EC2::LaunchTemplate",
    Properties: {
      LaunchTemplateData: {
        ...properties(planned, { InstanceType: "instance_type", UserData: "user_data" }),
        ...defined({
          Monitoring: { Enabled: planned.block("monitoring")?.enabled === true },
          MetadataOptions: metadataOptions(planned),
        }),
        BlockDeviceMappings: mappings.map(({ ebs }) => defined({ Ebs: ebs?.[0] && disk(bool(ebs[0])) })),
        NetworkInterfaces: interfaces
          .map(bool)
          .map((one) =>
            defined({ AssociatePublicIpAddress: one.associate_public_ip_address, DeviceIndex: one.device_index }),
          ),
      },
    },
    Facts: { HasPrivateKey: hasPrivateKey(planned) },
  };
}

/** A launch template's booleans are texts. */
function bool(values: Values): Values {
  const told = new Map<unknown, boolean>([
    ["true", true],
    ["false", false],
  ]);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told.get(value) ?? value]));
}

function metadataOptions(planned: Planned): Values | undefined {
  const options = planned.block("metadata_options");
  return (
    options &&
    defined({
      HttpEndpoint: options.http_endpoint,
      HttpTokens: options.http_tokens,
      HttpProtocolIpv6: options.http_protocol_ipv6,
      HttpPutResponseHopLimit: options.http_put_response_hop_limit,
    })
  );
}

/** Undefined when the plan says nothing of disks. */
function disks(planned: Planned): Values[] | undefined {
  const found = ["root_block_device", "ebs_block_device"].flatMap((name) => disksIn(planned, name));
  return found.length === 0 ? undefined : found;
}

const disksIn = (planned: Planned, block: string): Values[] =>
  ((planned.values[block] ?? []) as Values[]).map((values) => ({ Ebs: disk(values) }));

const disk = ({ encrypted, volume_size }: Values): Values => defined({ Encrypted: encrypted, VolumeSize: volume_size });

/** The plan has a digest in place of an instance's user_data, so that what the configuration spells out is read. */
function hasPrivateKey(planned: Planned): boolean {
  const encoded = ["user_data", "user_data_base64"].map((name) => String(planned.get(name) ?? ""));
  const texts = encoded.map((text) => Buffer.from(text, "base64").toString("latin1"));
  return [...texts, planned.literal("user_data") ?? ""].some((text) => SECRET.test(text));
}

const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b/;

export function networkInterface(planned: Planned): Shape {
  return { Type: "AWS::EC2::NetworkInterface", Properties: properties(planned, { Description: "description" }) };
}

export function instanceProfile(): Shape {
  return { Type: "AWS::IAM::InstanceProfile", Properties: {} };
}

export function flowLog(planned: Planned): Shape {
  return { Type: "AWS::EC2::FlowLog", Properties: properties(planned, { TrafficType: "traffic_type" }) };
}
