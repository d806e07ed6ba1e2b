/**
 * The app: two IPv6-only networks. `npm start` writes their Terraform JSON to cdktf.out/stacks/<name>/cdk.tf.json;
 * `cdktf deploy evening` applies one.
 */
import { App, S3Backend } from "cdktf";
import { AwsStack, Bastion, Host, Network } from "v6only";
import { summarize } from "./modules/cli/summary.js";

// Yours goes here, and the prefixes that you log in from: 2001:db8::/32 is documentation, from which nobody comes.
const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com";
const office = "2001:db8:2022::/48";

const app = new App();

/** What somebody tried one evening in 2022, with the rules of that evening as they were written. */
const evening = new AwsStack(app, "evening", { region: "eu-west-1" });
const eveningNetwork = new Network(evening, "network", {
  availabilityZones: ["eu-west-1a", "eu-west-1b"],
  tiers: {
    public: {
      ingress: [
        {
          rule_number: 92,
          rule_action: "allow",
          protocol: "58",
          from_port: 1024,
          to_port: 65535,
          icmp_type: 129,
          icmp_code: 0,
          ipv6_cidr_block: "::/0",
        },
        {
          rule_number: 94,
          rule_action: "allow",
          protocol: "icmp",
          from_port: 1024,
          to_port: 65535,
          icmp_type: 0,
          icmp_code: 0,
          cidr_block: "0.0.0.0/0",
        },
      ],
    },
    private: {},
  },
});
const eveningBastion = new Bastion(evening, "bastion", { network: eveningNetwork, allowSshFrom: [office], publicKey });
const eveningApp = new Host(evening, "app", { network: eveningNetwork, bastion: eveningBastion });

/** What a platform team would run: a prefix of their own plan, locked remote state, and only HTTPS going out. */
const production = new AwsStack(app, "production", { region: "eu-west-1", terraformVersion: ">= 1.10.0" });
new S3Backend(production, {
  bucket: "example-terraform-states",
  key: "networks/production.tfstate",
  region: "eu-west-1",
  encrypt: true,
}).addOverride("use_lockfile", true);
const productionNetwork = new Network(production, "network", {
  availabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
  ipv6: { ipamPoolId: "ipam-pool-0123456789abcdef0", netmaskLength: 52 },
  tiers: {
    public: { outbound: [{ protocol: "tcp", port: 443 }] },
    private: { outbound: [{ protocol: "tcp", port: 443 }] },
  },
  tags: { environment: "production", team: "platform" },
});
const productionBastion = new Bastion(production, "bastion", {
  network: productionNetwork,
  allowSshFrom: [office],
  publicKey,
  dns: { recordName: "bastion.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
});
const productionApp = new Host(production, "app", {
  network: productionNetwork,
  availabilityZone: "eu-west-1b",
  instanceType: "t4g.small",
  bastion: productionBastion,
});

app.synth();

console.log(summarize(evening, eveningNetwork, [eveningBastion, eveningApp]));
console.log(summarize(production, productionNetwork, [productionBastion, productionApp]));
