/** A dual-stack VPC with flow logs, a bastion and a host behind it, by the constructs that aws-cdk-lib has for them. */
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as cdk from "aws-cdk-lib/core";
import type { Construct } from "constructs";

const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com";

export class EveningStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, "Vpc", {
      ipProtocol: ec2.IpProtocol.DUAL_STACK,
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        { name: "public", subnetType: ec2.SubnetType.PUBLIC },
        { name: "private", subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      ],
      flowLogs: { all: { trafficType: ec2.FlowLogTrafficType.ALL } },
    });
    const bastion = new ec2.BastionHostLinux(this, "Bastion", {
      vpc,
      subnetSelection: { subnetType: ec2.SubnetType.PUBLIC },
      requireImdsv2: true,
    });
    bastion.allowSshAccessFrom(ec2.Peer.ipv6("2001:db8:2022::/48"));
    const host = new ec2.Instance(this, "App", {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MICRO),
      machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
      keyPair: new ec2.KeyPair(this, "Key", { publicKeyMaterial: publicKey }),
      requireImdsv2: true,
    });
    host.connections.allowFrom(bastion, ec2.Port.tcp(22));
  }
}
