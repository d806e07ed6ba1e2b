/** The smallest use of the installed package; the suite copies it into each project as main.ts. */
import { App } from "cdktf";
import { AwsStack, Network, type NetworkProps } from "v6only";

const props: NetworkProps = { availabilityZones: ["eu-west-1a", "eu-west-1b"], access: "none" };
const app = new App();
const stack = new AwsStack(app, "packed", { region: "eu-west-1" });
new Network(stack, "network", props);
app.synth();
