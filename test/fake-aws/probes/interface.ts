/** Network interfaces and their addresses. */
import type { Aws, Parameters } from "./client.js";
import { type Ask, type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { addressIn, interfaceIn, launchIn, nativeSubnetIn } from "./world.js";

const CREATE = "CreateNetworkInterface";

export const PATCHED: Table<Probe> = {
  "native-interface-has-no-ipv4": probe(
    async (aws) => {
      const { subnet } = await nativeSubnetIn(aws);
      return (await aws.ec2(CREATE, { SubnetId: subnet })).text.includes("<privateIpAddress>");
    },
    false,
    true,
  ),
  "interface-gets-ipv6": probe(
    async (aws) => {
      const { subnet } = await nativeSubnetIn(aws);
      return (await aws.ec2(CREATE, { SubnetId: subnet })).values("ipv6Address").length;
    },
    1,
    0,
  ),
  "no-association-without-public-ipv4": probe(
    async (aws) => {
      const { subnet } = await nativeSubnetIn(aws);
      return (await aws.ec2("RunInstances", await launchIn(aws, { SubnetId: subnet }))).text.includes("<association");
    },
    false,
    true,
  ),
};

/** Asks for that address in the first of a VPC's subnets, where ::22 is taken. */
const withAddress =
  (interfaceId: string, number = 0): Ask =>
  async (aws) => {
    const subnet = await nativeSubnetIn(aws);
    await interfaceIn(aws, subnet, { "Ipv6Addresses.1.Ipv6Address": addressIn(subnet, "22") });
    const address = addressIn(subnet, interfaceId, number);
    return aws.ec2(CREATE, { SubnetId: subnet.subnet, "Ipv6Addresses.1.Ipv6Address": address });
  };

const inSubnet = async (aws: Aws): Promise<Parameters> => ({ SubnetId: (await nativeSubnetIn(aws)).subnet });

const remove = (aws: Aws, nic: string) => aws.ec2("DeleteNetworkInterface", { NetworkInterfaceId: nic });

export const REFUSED: Table<Refused> = {
  "address-inside-subnet": {
    code: "InvalidParameterValue",
    refused: withAddress("23", 1),
    accepted: withAddress("23"),
  },
  "address-reserved": { code: "InvalidParameterValue", refused: withAddress("3"), accepted: withAddress("4") },
  "address-in-use": { code: "InvalidIPAddress.InUse", refused: withAddress("22"), accepted: withAddress("23") },
  "addresses-or-count": {
    code: "InvalidParameterCombination",
    refused: async (aws) => {
      const subnet = await nativeSubnetIn(aws);
      const both = { Ipv6AddressCount: 1, "Ipv6Addresses.1.Ipv6Address": addressIn(subnet, "22") };
      return aws.ec2(CREATE, { SubnetId: subnet.subnet, ...both });
    },
    accepted: async (aws) => aws.ec2(CREATE, { ...(await inSubnet(aws)), Ipv6AddressCount: 1 }),
  },
  "native-subnet-gives-no-ipv4": twins(
    "InvalidParameterCombination",
    "RunInstances",
    async (aws) => {
      const nic = {
        "NetworkInterface.1.DeviceIndex": 0,
        "NetworkInterface.1.SubnetId": (await nativeSubnetIn(aws)).subnet,
      };
      return launchIn(aws, nic);
    },
    { "NetworkInterface.1.AssociatePublicIpAddress": true },
    { "NetworkInterface.1.AssociatePublicIpAddress": false },
  ),
  "interface-in-use": {
    code: "InvalidNetworkInterface.InUse",
    refused: async (aws) => {
      const nic = await interfaceIn(aws, await nativeSubnetIn(aws));
      const brought = { "NetworkInterface.1.DeviceIndex": 0, "NetworkInterface.1.NetworkInterfaceId": nic };
      await aws.ec2("RunInstances", await launchIn(aws, brought));
      return remove(aws, nic);
    },
    accepted: async (aws) => remove(aws, await interfaceIn(aws, await nativeSubnetIn(aws))),
  },
};
