/** Machine images by name, and images of one's own. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { imageParameter, MACHINE_IMAGES, parseMachineImage, sshUserOf } from "../modules/facts/images.js";

const refused = (input: unknown): string => {
  const problems: Problem[] = [];
  expect(parseMachineImage(input, "machineImage", problems)).toBeUndefined();
  return problems.map(describe).join("\n");
};
const own = { amiId: "ami-0123456789abcdef0", architecture: "arm64" } as const;

test.each([
  ["amazon-linux-2023", "arm64", "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"],
  ["amazon-linux-2023", "x86_64", "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"],
  ["ubuntu-22.04", "arm64", "/aws/service/canonical/ubuntu/server/22.04/stable/current/arm64/hvm/ebs-gp2/ami-id"],
  ["ubuntu-22.04", "x86_64", "/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id"],
  ["ubuntu-24.04", "arm64", "/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id"],
  ["ubuntu-24.04", "x86_64", "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"],
] as const)("the newest %s for %s is named by %s", (image, architecture, path) => {
  expect(imageParameter(image, architecture)).toBe(path);
});

test.each([
  ["amazon-linux-2023", "ec2-user"],
  ["ubuntu-22.04", "ubuntu"],
  ["ubuntu-24.04", "ubuntu"],
] as const)("%s is logged in to as %s", (image, user) => {
  expect(parseMachineImage(image, "machineImage", [])).toBe(image);
  expect(sshUserOf(image)).toBe(user);
});

test("an image of one's own is taken as it is", () => {
  expect(parseMachineImage(own, "machineImage", [])).toEqual(own);
  expect(parseMachineImage({ ...own, sshUser: "admin" }, "machineImage", [])).toEqual({ ...own, sshUser: "admin" });
  expect(sshUserOf(own)).toBe("ec2-user");
  expect(sshUserOf({ ...own, sshUser: "admin" })).toBe("admin");
});

test("an id that only Terraform knows passes when the caller says so", () => {
  const reference = { ...own, amiId: "${data.aws_ami.golden.id}" };
  expect(parseMachineImage(reference, "machineImage", [], (value) => String(value).startsWith("${"))).toEqual(
    reference,
  );
  expect(refused(reference)).toContain("is not the id of a machine image");
});

test("an unknown name is refused with the names that are known", () => {
  expect(refused("ubuntu-24.4")).toMatchInlineSnapshot(`
    "machineImage: "ubuntu-24.4" is not a machine image.
      Did you mean "ubuntu-24.04"? Write "amazon-linux-2023", "ubuntu-22.04", "ubuntu-24.04", or { amiId, architecture } for your own.
      https://docs.aws.amazon.com/linux/al2023/ug/ec2.html (checked 2026-11-24) https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/ (checked 2026-11-24)"
  `);
});

test("everything wrong with an image of one's own is told at once", () => {
  expect(refused({ amiId: "ami-123", architecture: "arm", sshUser: "root; id", user: "x" })).toMatchInlineSnapshot(`
    "machineImage.user: no such option.
      Known: amiId, architecture, sshUser.
    machineImage.amiId: "ami-123" is not the id of a machine image.
      Write "ami-" and 8 or 17 hex digits in lower case, such as "ami-0123456789abcdef0".
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html
    machineImage.sshUser: "root; id" is not a Linux user name.
      Write at most 32 lower-case letters, digits, "_" and "-", beginning with a letter or "_", such as "admin".
      https://man7.org/linux/man-pages/man8/useradd.8.html
    machineImage.architecture: "arm" is not one of the choices.
      Did you mean "arm64"? Write "arm64", "x86_64"."
  `);
});

test.each(["ami-01234567", "ami-0123456789abcdef0"])("%s is an image's id", (amiId) => {
  expect(parseMachineImage({ ...own, amiId }, "machineImage", [])).toEqual({ ...own, amiId });
});

test.each([null, 7, "", "ami-", "ami-0123456789ABCDEF0", "ami-0123456789abcdef0\n", "aki-01234567", {}])(
  "%j is not an image's id",
  (amiId) => {
    expect(refused({ ...own, amiId })).toContain("is not the id of a machine image");
  },
);

test.each([null, 1, Number.NaN, true, [], [own], "", "__proto__", "constructor", "x".repeat(99999)])(
  "%j is not a machine image",
  (input) => {
    expect(refused(input)).toContain("is not a machine image");
    expect(refused(input)).toContain(MACHINE_IMAGES.join('", "'));
  },
);

test("whatever is written, an image comes back or a complaint", () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      const problems: Problem[] = [];
      expect(parseMachineImage(input, "machineImage", problems) === undefined).toBe(problems.length > 0);
    }),
  );
});
