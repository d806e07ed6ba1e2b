/**
 * `evening` resource by resource, with the provider's index and cdktf's own constructs: what a project without v6only
 * writes for the same configuration. It emits the same resources, which `npm run bench` holds it to.
 */
import {
  cloudwatchLogGroup,
  dataAwsCallerIdentity,
  dataAwsSsmParameter,
  defaultNetworkAcl,
  defaultSecurityGroup,
  egressOnlyInternetGateway,
  flowLog,
  iamInstanceProfile,
  iamRole,
  iamRolePolicy,
  instance,
  internetGateway,
  keyPair,
  kmsKey,
  networkAcl,
  networkAclRule,
  networkInterface,
  provider,
  route,
  routeTable,
  routeTableAssociation,
  securityGroup,
  subnet,
  vpc,
  vpcSecurityGroupEgressRule,
  vpcSecurityGroupIngressRule,
} from "@cdktf/provider-aws";
import { App, Fn, TerraformOutput, TerraformStack } from "cdktf";
import { DataResource } from "cdktf/lib/terraform-data-resource";
import type { Construct } from "constructs";

const REGION = "eu-west-1";
const OFFICE = "2001:db8:2022::/48";
const PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com";
const IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
const ICMPV6_TYPES = [1, 2, 3, 4, 128, 129];

interface Tier {
  readonly subnets: subnet.Subnet[];
  readonly acl: networkAcl.NetworkAcl;
}

class Evening extends TerraformStack {
  private readonly vpc: vpc.Vpc;
  private readonly account: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new provider.AwsProvider(this, "aws", { region: REGION });
    this.account = new dataAwsCallerIdentity.DataAwsCallerIdentity(this, "current").accountId;
    this.vpc = new vpc.Vpc(this, "main", {
      cidrBlock: "10.0.0.0/16",
      assignGeneratedIpv6CidrBlock: true,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: "evening" },
    });
    this.emptyDefaults();
    const igw = new internetGateway.InternetGateway(this, "igw", {
      vpcId: this.vpc.id,
      tags: { Name: "evening-igw" },
    });
    const eigw = new egressOnlyInternetGateway.EgressOnlyInternetGateway(this, "eigw", {
      vpcId: this.vpc.id,
      tags: { Name: "evening-eigw" },
    });
    const open = this.tier("public", 0, { gatewayId: igw.id });
    const closed = this.tier("private", 16, { egressOnlyGatewayId: eigw.id });
    this.icmp(open.acl, "public", false, 92, 129, 0);
    this.ports(open.acl, "public", { egress: false, number: 5013, protocol: "6", ports: [22, 22], from: OFFICE });
    const publicTier = Fn.cidrsubnet(this.vpc.ipv6CidrBlock, 4, 0);
    const ssh = { egress: false, number: 4678, protocol: "6", ports: [22, 22], from: publicTier } as const;
    this.ports(closed.acl, "private", ssh);
    this.flowLogs();

    const bastionGroup = this.group("bastion");
    const appGroup = this.group("app");
    this.sshBetween(bastionGroup, appGroup);
    const address = Fn.cidrhost(open.subnets[0].ipv6CidrBlock, 34);
    const key = new keyPair.KeyPair(this, "key", {
      keyNamePrefix: "evening-bastion-",
      publicKey: PUBLIC_KEY,
      tags: { Name: "evening-bastion" },
    });
    const card = new networkInterface.NetworkInterface(this, "bastion-interface", {
      description: "The fixed address of evening-bastion",
      subnetId: open.subnets[0].id,
      ipv6Addresses: [address],
      securityGroups: [bastionGroup.id],
      tags: { Name: "evening-bastion" },
    });
    const bastion = this.machine("bastion", key, {
      networkInterface: [{ deviceIndex: 0, networkInterfaceId: card.id }],
    });
    const app = this.machine("app", key, {
      associatePublicIpAddress: false,
      ipv6AddressCount: 1,
      subnetId: closed.subnets[0].id,
      vpcSecurityGroupIds: [appGroup.id],
      privateDnsNameOptions: { enableResourceNameDnsAaaaRecord: true, hostnameType: "resource-name" },
    });

    const appAddress = Fn.element(app.ipv6Addresses, 0);
    this.outputNetwork(igw, eigw);
    this.output("azs", "The Availability Zones", ["eu-west-1a", "eu-west-1b"]);
    this.output("bastion_instance_id", "The bastion's instance id", bastion.id);
    this.output("bastion_ipv6_address", "The bastion's fixed IPv6 address", address);
    this.output("bastion_security_group_id", "The bastion's security group", bastionGroup.id);
    this.output("bastion_ssh_command", "Logs in to the bastion", `ssh ec2-user@${address}`);
    this.output("app_instance_id", "The instance id of app", app.id);
    this.output("app_ipv6_address", "The IPv6 address of app", appAddress);
    this.output("app_security_group_id", "The security group of app", appGroup.id);
    const jump = `ssh -J 'ec2-user@[${address}]' ec2-user@${appAddress}`;
    this.output("app_ssh_command", "Logs in to app through the bastion", jump);
  }

  private emptyDefaults(): void {
    const tags = { Name: "evening-default-unused" };
    new defaultSecurityGroup.DefaultSecurityGroup(this, "default-group", { vpcId: this.vpc.id, tags });
    new defaultNetworkAcl.DefaultNetworkAcl(this, "default-acl", {
      defaultNetworkAclId: this.vpc.defaultNetworkAclId,
      tags,
      lifecycle: { ignoreChanges: ["subnet_ids"] },
    });
  }

  private tier(name: string, first: number, gateway: { gatewayId?: string; egressOnlyGatewayId?: string }): Tier {
    const table = new routeTable.RouteTable(this, `${name}-table`, {
      vpcId: this.vpc.id,
      tags: { Name: `evening-${name}` },
    });
    new route.Route(this, `${name}-route`, {
      routeTableId: table.id,
      destinationIpv6CidrBlock: "::/0",
      ...gateway,
    });
    const subnets = ["a", "b"].map((letter, index) => {
      const zone = `${REGION}${letter}`;
      const made = new subnet.Subnet(this, `${name}-${letter}`, {
        vpcId: this.vpc.id,
        availabilityZone: zone,
        ipv6CidrBlock: Fn.cidrsubnet(this.vpc.ipv6CidrBlock, 8, first + index),
        ipv6Native: true,
        assignIpv6AddressOnCreation: true,
        enableResourceNameDnsAaaaRecordOnLaunch: true,
        privateDnsHostnameTypeOnLaunch: "resource-name",
        tags: { Name: `evening-${name}-${zone}` },
      });
      new routeTableAssociation.RouteTableAssociation(this, `${name}-${letter}-table`, {
        routeTableId: table.id,
        subnetId: made.id,
      });
      return made;
    });
    const acl = new networkAcl.NetworkAcl(this, `${name}-acl`, {
      vpcId: this.vpc.id,
      subnetIds: subnets.map((one) => one.id),
      tags: { Name: `evening-${name}` },
    });
    for (const egress of [false, true]) {
      for (const [index, type] of ICMPV6_TYPES.entries()) this.icmp(acl, name, egress, 1010 + 10 * index, type, -1);
      const ports = egress ? ([0, 65535] as const) : ([32768, 60999] as const);
      this.ports(acl, name, { egress, number: 1110, protocol: "6", ports, from: "::/0" });
      this.ports(acl, name, { egress, number: 1120, protocol: "17", ports, from: "::/0" });
    }
    this.output(`${name}_subnets`, `The ids of the ${name} subnets, in the order of azs`, ids(subnets));
    const blocks = subnets.map((one) => one.ipv6CidrBlock);
    this.output(`${name}_subnets_ipv6_cidr_blocks`, `The IPv6 prefixes of the ${name} subnets`, blocks);
    this.output(`${name}_route_table_ids`, `The id of the ${name} tier's route table`, [table.id]);
    this.output(`${name}_network_acl_id`, `The id of the ${name} tier's ACL`, acl.id);
    return { subnets, acl };
  }

  private icmp(
    acl: networkAcl.NetworkAcl,
    tier: string,
    egress: boolean,
    number: number,
    type: number,
    code: number,
  ): void {
    new networkAclRule.NetworkAclRule(this, `${tier}-${egress ? "egress" : "ingress"}-${number}`, {
      networkAclId: acl.id,
      egress,
      ruleNumber: number,
      ruleAction: "allow",
      protocol: "58",
      icmpType: type,
      icmpCode: code,
      ipv6CidrBlock: "::/0",
    });
  }

  private ports(
    acl: networkAcl.NetworkAcl,
    tier: string,
    rule: { egress: boolean; number: number; protocol: string; ports: readonly [number, number]; from: string },
  ): void {
    new networkAclRule.NetworkAclRule(this, `${tier}-${rule.egress ? "egress" : "ingress"}-${rule.number}`, {
      networkAclId: acl.id,
      egress: rule.egress,
      ruleNumber: rule.number,
      ruleAction: "allow",
      protocol: rule.protocol,
      fromPort: rule.ports[0],
      toPort: rule.ports[1],
      ipv6CidrBlock: rule.from,
    });
  }

  private flowLogs(): void {
    const tags = { Name: "evening-flow-logs" };
    const name = "/aws/vpc-flow-logs/evening";
    const arn = `arn:aws:logs:${REGION}:${this.account}:log-group`;
    const key = new kmsKey.KmsKey(this, "flow-logs-key", {
      description: "Encrypts the flow logs of evening",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policy([
        {
          Sid: "TheAccountAdministersTheKey",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${this.account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "CloudWatchLogsUsesItForThisLogGroup",
          Effect: "Allow",
          Principal: { Service: `logs.${REGION}.amazonaws.com` },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": `${arn}:${name}` } },
        },
      ]),
      tags,
    });
    const group = new cloudwatchLogGroup.CloudwatchLogGroup(this, "flow-logs-group", {
      name,
      retentionInDays: 365,
      kmsKeyId: key.arn,
      tags,
    });
    const role = new iamRole.IamRole(this, "flow-logs-role", {
      namePrefix: "evening-",
      description: "Writes the flow logs of evening",
      assumeRolePolicy: policy([
        {
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": this.account } },
        },
      ]),
      tags,
    });
    const permission = new iamRolePolicy.IamRolePolicy(this, "flow-logs-permission", {
      namePrefix: "write-",
      role: role.id,
      policy: policy([
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: `${group.arn}:*`,
        },
        { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: `${arn}:*` },
      ]),
    });
    new flowLog.FlowLog(this, "flow-logs", {
      vpcId: this.vpc.id,
      trafficType: "ALL",
      iamRoleArn: role.arn,
      logDestination: group.arn,
      logDestinationType: "cloud-watch-logs",
      dependsOn: [permission],
      tags,
    });
  }

  private group(name: string): securityGroup.SecurityGroup {
    const group = new securityGroup.SecurityGroup(this, `${name}-group`, {
      vpcId: this.vpc.id,
      namePrefix: `evening-${name}-`,
      description: `What reaches evening-${name} and what it reaches`,
      tags: { Name: `evening-${name}` },
      lifecycle: { createBeforeDestroy: true },
    });
    const everything = [
      ["icmpv6", "ICMPv6 of every type", -1, -1],
      ["tcp", "TCP of every port", 0, 65535],
      ["udp", "UDP of every port", 0, 65535],
    ] as const;
    for (const [ipProtocol, what, fromPort, toPort] of everything) {
      new vpcSecurityGroupEgressRule.VpcSecurityGroupEgressRule(this, `${name}-${ipProtocol}`, {
        securityGroupId: group.id,
        description: `${what} to ::/0`,
        ipProtocol,
        fromPort,
        toPort,
        cidrIpv6: "::/0",
        tags: { Name: `${name}-${ipProtocol}` },
      });
    }
    return group;
  }

  private sshBetween(bastion: securityGroup.SecurityGroup, app: securityGroup.SecurityGroup): void {
    const ssh = { ipProtocol: "tcp", fromPort: 22, toPort: 22 };
    new vpcSecurityGroupIngressRule.VpcSecurityGroupIngressRule(this, "bastion-ssh", {
      ...ssh,
      securityGroupId: bastion.id,
      description: `SSH from ${OFFICE}`,
      cidrIpv6: OFFICE,
      tags: { Name: "bastion-ssh-from-2001-db8-2022-48" },
    });
    new vpcSecurityGroupEgressRule.VpcSecurityGroupEgressRule(this, "bastion-ssh-to-app", {
      ...ssh,
      securityGroupId: bastion.id,
      description: "SSH to app",
      referencedSecurityGroupId: app.id,
      tags: { Name: "bastion-ssh-to-app" },
    });
    new vpcSecurityGroupIngressRule.VpcSecurityGroupIngressRule(this, "app-ssh", {
      ...ssh,
      securityGroupId: app.id,
      description: "SSH from bastion",
      referencedSecurityGroupId: bastion.id,
      tags: { Name: "app-ssh-from-bastion" },
    });
  }

  private machine(name: string, key: keyPair.KeyPair, place: Partial<instance.InstanceConfig>): instance.Instance {
    const tags = { Name: `evening-${name}` };
    const role = new iamRole.IamRole(this, `${name}-role`, {
      namePrefix: `${name}-`,
      description: `What evening-${name} may do in AWS`,
      assumeRolePolicy: policy([
        { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
      ]),
      tags,
    });
    const profile = new iamInstanceProfile.IamInstanceProfile(this, `${name}-profile`, {
      namePrefix: `${name}-`,
      role: role.name,
      tags,
    });
    const image = new dataAwsSsmParameter.DataAwsSsmParameter(this, `${name}-image`, { name: IMAGE });
    const imageName = new DataResource(this, `${name}-image-name`, { input: { parameter: IMAGE } });
    return new instance.Instance(this, name, {
      ami: image.insecureValue,
      instanceType: "t4g.micro",
      iamInstanceProfile: profile.name,
      keyName: key.keyName,
      ebsOptimized: true,
      monitoring: true,
      metadataOptions: {
        httpEndpoint: "enabled",
        httpProtocolIpv6: "enabled",
        httpPutResponseHopLimit: 1,
        httpTokens: "required",
      },
      rootBlockDevice: { encrypted: true, volumeSize: 8, volumeType: "gp3", tags },
      lifecycle: {
        ignoreChanges: ["ami"],
        replaceTriggeredBy: [`${imageName.terraformResourceType}.${imageName.friendlyUniqueId}`],
      },
      tags,
      ...place,
    });
  }

  private outputNetwork(
    igw: internetGateway.InternetGateway,
    eigw: egressOnlyInternetGateway.EgressOnlyInternetGateway,
  ): void {
    this.output("vpc_id", "The VPC's id", this.vpc.id);
    this.output("vpc_arn", "The VPC's ARN", this.vpc.arn);
    this.output("vpc_ipv6_cidr_block", "The VPC's IPv6 prefix", this.vpc.ipv6CidrBlock);
    this.output("igw_id", "The internet gateway's id", igw.id);
    this.output("egress_only_internet_gateway_id", "The egress-only internet gateway's id", eigw.id);
  }

  private output(id: string, description: string, value: unknown): void {
    new TerraformOutput(this, id, { value, description });
  }
}

function ids(elements: readonly { readonly id: string }[]): string[] {
  return elements.map((one) => one.id);
}

function policy(statements: readonly object[]): string {
  return Fn.jsonencode({ Version: "2012-10-17", Statement: statements });
}

const app = new App();
new Evening(app, "evening");
app.synth();
