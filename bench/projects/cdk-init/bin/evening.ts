/** The app as `cdk init` writes it: the stack is synthesized when the process ends, into CDK_OUTDIR. */
import * as cdk from "aws-cdk-lib/core";
import { EveningStack } from "../lib/evening-stack";

const app = new cdk.App();
new EveningStack(app, "Evening");
