/**
 * As much of AWS as a plan reads: who the caller is, and the public parameters that name machine images. Anything else
 * is refused at once, with the action's name in the message, instead of being tried again for minutes.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** The account that owns everything. */
export const ACCOUNT = "123456789012";

/** The image that a public parameter holds: one id for each parameter, the same in every run. */
export function imageOf(parameter: string): string {
  return `ami-${createHash("sha256").update(parameter).digest("hex").slice(0, 17)}`;
}

export const fakeAws: RequestListener = async (request, response) => {
  const body = await text(request);
  const target = request.headers["x-amz-target"];
  if (typeof target === "string") answerJson(target.replace(/^.*\./, ""), body, response);
  else answerXml(request, new URLSearchParams(body), response);
};

/** Services that speak JSON and name the action in a header, such as SSM. */
function answerJson(action: string, body: string, response: ServerResponse): void {
  response.setHeader("content-type", "application/x-amz-json-1.1");
  if (action !== "GetParameter") {
    response.writeHead(400).end(JSON.stringify({ __type: "NotFaked", message: notFaked(action) }));
    return;
  }
  const { Name } = JSON.parse(body) as { Name: string };
  if (!Name.startsWith("/aws/service/")) {
    response.writeHead(400).end(JSON.stringify({ __type: "ParameterNotFound", message: `no parameter ${Name}` }));
    return;
  }
  const ARN = `arn:aws:ssm:eu-west-1::parameter${Name}`;
  const Parameter = { Name, ARN, Type: "String", DataType: "aws:ec2:image", Value: imageOf(Name), Version: 1 };
  response.end(JSON.stringify({ Parameter }));
}

/** Services that speak XML; those of the query kind, such as STS and EC2, name the action in the body. */
function answerXml(request: IncomingMessage, query: URLSearchParams, response: ServerResponse): void {
  response.setHeader("content-type", "text/xml");
  const action = query.get("Action") ?? `${request.method} ${request.url}`;
  if (action === "GetCallerIdentity") {
    const identity = `<Account>${ACCOUNT}</Account><Arn>arn:aws:iam::${ACCOUNT}:user/test</Arn><UserId>AIDATEST</UserId>`;
    response.end(
      `<GetCallerIdentityResponse><GetCallerIdentityResult>${identity}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
    return;
  }
  const error = `<Code>NotFaked</Code><Message>${notFaked(action)}</Message>`;
  const isEc2 = query.get("Version") === "2016-11-15";
  response
    .writeHead(400)
    .end(
      isEc2
        ? `<Response><Errors><Error>${error}</Error></Errors></Response>`
        : `<ErrorResponse><Error>${error}</Error></ErrorResponse>`,
    );
}

const notFaked = (action: string): string =>
  `test/support/fake-aws.ts does not answer ${action.replaceAll(/[<>&"]/g, "_")}`;
