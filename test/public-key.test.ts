/** SSH public keys, and private ones in their place. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { parsePublicKey } from "../modules/net/public-key.js";

/** Made by ssh-keygen for this test; nobody has the private half. */
const ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAlQULaPDBc+lO38uFsspAomY194KRpOR2C65dYIOwlh bob@example.org";
const RSA_2048 =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQChG1u8k4utXV7Jr7XRzeN0mPlPwmEPhZoSwKt9I5zi7Now9WrH1P+3Yx5lzv4VRT4ueZmbFb7/Zi5V2QV/hiJRqTgpJwulFGxkdiC/7wxiC5aSi7vH2W9zRRmLcBJ90DR5rkeScEZcJro5b+LhmJgre/CxTWPDoykrPOCjQtAmapF76m6uuL+UWs9p83Shji5kyWkfeSAneeDQ2R2C9Kux1ECSzHz24dDszXuCrt411b2+xs7sVeLyrfMDxzqnjvk75sPdOiikOtXad+opx1DWcteU26+g28OkASvQRI0Nfr1Snu41jxWr00tVSYvRyMK1zxlaYGQ3LtI5b8IjLOBn bob@example.org";

const refused = (input: unknown): string => {
  const problems: Problem[] = [];
  expect(parsePublicKey(input, "publicKey", problems)).toBeUndefined();
  expect(problems).toHaveLength(1);
  return problems.map(describe).join("\n");
};
/** A key of these fields, in the wire format of RFC 4251, section 5. */
const key = (type: string, ...fields: (string | readonly number[])[]): string => {
  const parts = fields.flatMap((field) => {
    const bytes = Buffer.from(field as string, "latin1");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return `${type} ${Buffer.concat(parts).toString("base64")}`;
};
const rsa = (bits: number): string => {
  const modulus = Buffer.from(
    ((1n << BigInt(bits)) - 1n).toString(16).padStart(Math.ceil((bits + 1) / 8) * 2, "0"),
    "hex",
  );
  return key("ssh-rsa", "ssh-rsa", [1, 0, 1], [...modulus]);
};
const point = Array.from({ length: 32 }, (_, index) => index);
const block = (kind: string): string => `-----BEGIN ${kind} KEY-----\nc2VjcmV0c2VjcmV0\n-----END ${kind} KEY-----\n`;

test.each([
  ["an ED25519 key", ED25519],
  ["an ED25519 key without a comment", ED25519.split(" ").slice(0, 2).join(" ")],
  ["a comment of several words", `${ED25519} on her laptop, $5 é 鍵`],
  ["an RSA key of 2048 bits", RSA_2048],
  ["an RSA key of 3072 bits", rsa(3072)],
  ["an RSA key of 4096 bits", rsa(4096)],
  ["an RSA key of 16384 bits", rsa(16384)],
])("%s is taken as it is", (_, line) => {
  const problems: Problem[] = [];
  expect(parsePublicKey(line, "publicKey", problems)).toBe(line);
  expect(parsePublicKey(`${line}\n`, "publicKey", problems)).toBe(line);
  expect(parsePublicKey(`${line}\r\n`, "publicKey", problems)).toBe(line);
  expect(problems).toEqual([]);
});

test.each(["OPENSSH PRIVATE", "RSA PRIVATE", "EC PRIVATE", "PRIVATE", "ENCRYPTED PRIVATE"])(
  "a block that begins %s KEY is refused and not repeated",
  (kind) => {
    for (const text of [block(kind), block(kind).replaceAll("\n", "\\n"), `${ED25519}\n${block(kind)}`]) {
      expect(refused(text)).toContain("this is a private key");
      expect(refused(text)).not.toMatch(/c2Vj|BEGIN|AAAA/);
    }
  },
);

test.each([
  ["a PuTTY file", "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nc2VjcmV0"],
  ["the inside of an OpenSSH block", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB"],
  ["one behind a type", "ssh-ed25519 b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB"],
])("%s is a private key too", (_, text) => {
  expect(refused(text)).toContain("this is a private key");
});

test.each([
  ["ssh-dss", key("ssh-dss", "ssh-dss", [1], [1], [1], [1])],
  ["ecdsa-sha2-nistp256", key("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", "nistp256", point)],
  ["sk-ssh-ed25519@openssh.com", key("sk-ssh-ed25519@openssh.com", "sk-ssh-ed25519@openssh.com", point, "ssh:")],
])("%s is not imported by EC2", (type, line) => {
  expect(refused(line)).toContain(`"${type}" is a type of key that EC2 does not import`);
});

test.each([512, 1024, 2040, 2047])("an RSA key of %i bits is too short", (bits) => {
  expect(refused(rsa(bits))).toContain(`the RSA key has ${bits} bits, fewer than 2048`);
});

const malformed = "this is not an OpenSSH public key";
test.each([
  ["a word", "banana", malformed],
  ["a type alone", "ssh-ed25519", malformed],
  ["a space in front", ` ${ED25519}`, malformed],
  ["options in front", `no-pty ${ED25519}`, malformed],
  ["base64 alone", ED25519.split(" ")[1], malformed],
  ["base64 that is none", "ssh-ed25519 ****", malformed],
  ["base64 cut short", ED25519.slice(0, 60), malformed],
  ["base64 one character short", ED25519.split(" ").slice(0, 2).join(" ").slice(0, -1), malformed],
  ["a certificate", ED25519.replace("ssh-ed25519", "ssh-ed25519-cert-v01@openssh.com"), malformed],
  ["another type inside", ED25519.replace("ssh-ed25519", "ssh-rsa"), malformed],
  ["31 bytes", key("ssh-ed25519", "ssh-ed25519", point.slice(1)), malformed],
  ["bytes after the key", key("ssh-ed25519", "ssh-ed25519", point, [0]), malformed],
  ["no exponent", key("ssh-rsa", "ssh-rsa", [], point), malformed],
  ["a negative modulus", key("ssh-rsa", "ssh-rsa", [1, 0, 1], Array(256).fill(255)), malformed],
  ["a modulus missing", key("ssh-rsa", "ssh-rsa", [1, 0, 1]), malformed],
  ["a field too many", key("ssh-rsa", "ssh-rsa", [1, 0, 1], point, point), malformed],
  ["a long one", `${ED25519} ${"x".repeat(99999)}`, malformed],
  ["two keys", `${ED25519}\n${ED25519}`, "this is more than one line"],
  ["a public block", block("PUBLIC"), "this is more than one line"],
  ["an empty line below", `${ED25519}\n\n`, "this is more than one line"],
  ["a tab", ED25519.replaceAll(" ", "\t"), "control character"],
  ["a NUL in the comment", `${ED25519}\0`, "control character"],
  ["an escape in the comment", `${ED25519}\u001b[2J`, "control character"],
  ["nothing", "", "there is no SSH public key here"],
  ["a newline", "\n", "there is no SSH public key here"],
  ["a number", 22, "there is no SSH public key here"],
  ["a private key in a list", [block("PRIVATE")], "there is no SSH public key here"],
  ["a bare prototype", "__proto__", malformed],
])("%s is refused", (_, input, what) => {
  expect(refused(input)).toContain(what);
});

test("every refusal says what to write instead", () => {
  const texts = [
    refused(block("PRIVATE")),
    refused(undefined),
    refused(`${ED25519}\n${ED25519}`),
    refused(`${ED25519}\t`),
    refused("banana"),
    refused("ssh-dss AAAA"),
    refused(rsa(1024)),
  ];
  expect(texts.join("\n")).toMatchInlineSnapshot(`
    "publicKey: this is a private key, and would be stored in Terraform's state for everyone to read.
      Write the one line of a ".pub" file, such as ssh-keygen -t ed25519 makes; make a new pair if this text has left your machine.
    publicKey: there is no SSH public key here.
      Write the one line of a ".pub" file, such as ssh-keygen -t ed25519 makes.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html
    publicKey: this is more than one line, and an OpenSSH public key is one.
      Write the one line of a ".pub" file, such as ssh-keygen -t ed25519 makes.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html
    publicKey: the key has a tab or another control character in it.
      Take it out; the parts of a key are set apart by spaces.
    publicKey: this is not an OpenSSH public key: it does not begin with "ssh-ed25519" or "ssh-rsa".
      Write the one line of a ".pub" file, such as ssh-keygen -t ed25519 makes.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html
    publicKey: "ssh-dss" is a type of key that EC2 does not import.
      Make one that it does: ssh-keygen -t ed25519.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html
    publicKey: the RSA key has 1024 bits, fewer than 2048.
      Make a stronger one: ssh-keygen -t ed25519.
      https://doi.org/10.6028/NIST.SP.800-131Ar2"
  `);
});

test("whatever is written, it comes back or is not repeated", () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.string(),
    fc.base64String({ minLength: 8 }).map((text) => `ssh-rsa ${text}`),
  );
  fc.assert(
    fc.property(odd, (input) => {
      const problems: Problem[] = [];
      const line = parsePublicKey(input, "publicKey", problems);
      expect(problems).toHaveLength(line === undefined ? 1 : 0);
      const words = typeof input === "string" ? input.split(/\s+/).filter((word) => word.length > 7) : [];
      for (const word of words.filter((word) => word !== "ssh-rsa")) {
        expect(problems.map(describe).join("\n")).not.toContain(word);
      }
    }),
  );
});

test("a key with any one byte cut off or changed in its head is refused", () => {
  const bytes = Buffer.from(ED25519.split(" ")[1] as string, "base64");
  for (let at = 0; at < 19; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (bytes[at] as number) ^ 1;
    expect(refused(`ssh-ed25519 ${changed.toString("base64")}`)).toContain(malformed);
  }
  for (let length = 1; length < bytes.length; length++) {
    expect(refused(`ssh-ed25519 ${bytes.subarray(0, length).toString("base64")}`)).toContain(malformed);
  }
});
