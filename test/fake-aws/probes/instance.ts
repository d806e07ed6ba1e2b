/** Launches. */
import type { Answer, Aws, Parameters } from "./client.js";
import { type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { addressIn, groupIn, interfaceIn, launchIn, nativeSubnetIn } from "./world.js";

const RUN = "RunInstances";

/** Parameters that launch an instance in an IPv6-only subnet. */
const inSubnet = async (aws: Aws) => launchIn(aws, { SubnetId: (await nativeSubnetIn(aws)).subnet });

/** An instance launched with an interface that had been there before. */
async function withInterface(aws: Aws, zone = "a"): Promise<Answer> {
  const nic = await interfaceIn(aws, await nativeSubnetIn(aws, zone));
  return aws.ec2(RUN, await launchIn(aws, onInterface({ NetworkInterfaceId: nic })));
}

function onInterface(of: Parameters): Parameters {
  const entries = Object.entries({ DeviceIndex: 0, ...of });
  return Object.fromEntries(entries.map(([name, value]) => [`NetworkInterface.1.${name}`, value]));
}

export const PATCHED: Table<Probe> = {
  "native-instance-is-named-by-resource": probe(
    async (aws) => {
      const made = await aws.ec2(RUN, await inSubnet(aws));
      return made.value("privateDnsName")?.replace(String(made.value("instanceId")), "<id>");
    },
    "<id>.eu-west-1.compute.internal",
    undefined,
  ),
  "instance-is-where-its-interface-is": probe(
    async (aws) => (await withInterface(aws, "b")).value("availabilityZone"),
    "eu-west-1b",
    "eu-west-1a",
  ),
  "instance-groups-are-its-interface-s": probe(
    async (aws) => {
      const subnet = await nativeSubnetIn(aws);
      const group = await groupIn(aws, subnet);
      const nic = onInterface({ SubnetId: subnet.subnet, "SecurityGroupId.1": group });
      const instance = (await aws.ec2(RUN, await launchIn(aws, nic))).get("instanceId");
      const seen = await aws.ec2("DescribeInstanceAttribute", { InstanceId: instance, Attribute: "groupSet" });
      return seen.values("groupId").map((id) => id === group);
    },
    [true],
    [],
  ),
  "instance-interfaces-as-asked": probe(
    async (aws) => {
      const subnet = await nativeSubnetIn(aws);
      const address = addressIn(subnet, "22");
      const launch = await launchIn(aws, { SubnetId: subnet.subnet, "Ipv6Address.1.Ipv6Address": address });
      return (await aws.ec2(RUN, launch)).value("ipv6Address") === address;
    },
    true,
    false,
  ),
  "instance-name-options": probe(
    async (aws) => (await aws.ec2(RUN, await inSubnet(aws))).value("hostnameType"),
    "resource-name",
    undefined,
  ),
  "instance-monitoring": probe(
    async (aws) => {
      const instance = { "InstanceId.1": (await withInterface(aws)).get("instanceId") };
      const states = [await aws.ec2("MonitorInstances", instance), await aws.ec2("UnmonitorInstances", instance)];
      return states.map((state) => state.value("state") ?? state.code);
    },
    ["enabled", "disabled"],
    ["InvalidAction", "InvalidAction"],
  ),
  "interface-outlives-its-instance": probe(
    async (aws) => {
      await aws.ec2("TerminateInstances", { "InstanceId.1": (await withInterface(aws)).get("instanceId") });
      return (await aws.ec2("DescribeNetworkInterfaces")).text.includes("<attachment>");
    },
    false,
    true,
  ),
};

const userData = (bytes: number) => ({ UserData: Buffer.alloc(bytes, "#").toString("base64") });
const HOPS = "MetadataOptions.HttpPutResponseHopLimit";
const HOSTNAMES = "PrivateDnsNameOptions.HostnameType";

export const REFUSED: Table<Refused> = {
  "native-subnet-wants-nitro": twins(
    "Unsupported",
    RUN,
    // The image is of the account's own; t2 has no other architecture.
    async (aws) => ({ ...(await inSubnet(aws)), ImageId: "ami-0123456789abcdef0" }),
    { InstanceType: "t2.micro" },
    { InstanceType: "t3.micro" },
  ),
  "image-exists": twins(
    "InvalidAMIID.NotFound",
    RUN,
    async (aws) => ({ ...(await inSubnet(aws)), InstanceType: "t3.micro" }),
    { ImageId: "ami-0123456789abcdef1" },
    { ImageId: "ami-0123456789abcdef0" },
  ),
  "image-fits-type": twins(
    "InvalidParameterValue",
    RUN,
    inSubnet,
    { InstanceType: "t3.micro" },
    { InstanceType: "t4g.micro" },
  ),
  "key-pair-exists": twins("InvalidKeyPair.NotFound", RUN, inSubnet, { KeyName: "opps" }, { KeyName: "ops" }),
  "user-data-size": twins("InvalidParameterValue", RUN, inSubnet, userData(16385), userData(16384)),
  "metadata-hop-limit": twins("InvalidParameterValue", RUN, inSubnet, { [HOPS]: 65 }, { [HOPS]: 64 }),
  "launch-says-it-of-the-interface": twins(
    "InvalidParameterCombination",
    RUN,
    async (aws) => launchIn(aws, onInterface({ SubnetId: (await nativeSubnetIn(aws)).subnet })),
    { Ipv6AddressCount: 1 },
    onInterface({ Ipv6AddressCount: 1 }),
  ),
  "native-instance-keeps-resource-name": twins(
    "InvalidParameterValue",
    RUN,
    inSubnet,
    { [HOSTNAMES]: "ip-name" },
    { [HOSTNAMES]: "resource-name" },
  ),
};
