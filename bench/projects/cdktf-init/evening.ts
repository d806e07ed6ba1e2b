/** The network `evening` of main.ts, which everything else in bench/ is measured by. */
import type { App } from "cdktf";
import { AwsStack, Bastion, Host, Network } from "v6only";

const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com";

export function evening(app: App, name: string): AwsStack {
  const stack = new AwsStack(app, name, { region: "eu-west-1" });
  const network = new Network(stack, "network", {
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
  const bastion = new Bastion(stack, "bastion", { network, allowSshFrom: ["2001:db8:2022::/48"], publicKey });
  new Host(stack, "app", { network, bastion });
  return stack;
}
