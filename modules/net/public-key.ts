/**
 * The SSH public key of a host's key pair (aws_key_pair): one line of an OpenSSH `.pub` file.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html#how-to-generate-your-own-key-and-import-it-to-aws
 */
import type { Problem } from "../errors/problem.js";
import {
  badPublicKey,
  controlCharacter,
  keyTypeNotTaken,
  noPublicKey,
  privateKey,
  severalLines,
  shortRsaKey,
} from "../errors/public-key.js";

/** PEM and OpenSSH blocks, PuTTY files, and the base64 body of an OpenSSH block without its head. */
const PRIVATE = /PRIVATE KEY|PuTTY-User-Key-File|Private-Lines|b3BlbnNzaC1rZXk/;
/** Types of keys that OpenSSH knows and EC2 does not import; `sk-` keys live on a security token. */
const NOT_TAKEN = [
  "ssh-dss",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
];
/** In bits, included. EC2 takes 1024 too; NIST SP 800-131A does not. */
const LEAST_RSA_BITS = 2048;
/** Characters of a key that are looked at: twice an RSA key of 16384 bits, OpenSSH's longest. */
const LONGEST = 6000;

/**
 * The key as one line, without the newline that ends a file: ED25519, or RSA of 2048 bits or more. Never throws;
 * undefined after a complaint, in which the input is never quoted.
 */
export function parsePublicKey(input: unknown, where: string, problems: Problem[]): string | undefined {
  const line = typeof input === "string" ? input.replace(/\r?\n$/, "") : "";
  const problem = complaint(line, where);
  if (!problem) return line;
  problems.push(problem);
  return undefined;
}

function complaint(line: string, where: string): Problem | undefined {
  if (PRIVATE.test(line)) return privateKey(where);
  if (line.trim() === "") return noPublicKey(where);
  if (/[\r\n]/.test(line)) return severalLines(where);
  if (/\p{Cc}/u.test(line)) return controlCharacter(where);
  if (line.length > LONGEST) return badPublicKey(where, "it is too long");
  const [type = "", base64 = ""] = line.split(/ +/);
  if (NOT_TAKEN.includes(type)) return keyTypeNotTaken(where, type);
  if (type !== "ssh-ed25519" && type !== "ssh-rsa") {
    return badPublicKey(where, 'it does not begin with "ssh-ed25519" or "ssh-rsa"');
  }
  const fields = fieldsOf(base64);
  if (!fields) return badPublicKey(where, "its second part is not a whole key in base64");
  const [inner, ...numbers] = fields;
  if (inner?.toString("latin1") !== type) return badPublicKey(where, "the type in front is not the key's own");
  return type === "ssh-rsa" ? rsaProblem(numbers, where) : ed25519Problem(numbers, where);
}

/** RFC 8709, section 4: one field of 32 bytes. */
function ed25519Problem(numbers: readonly Buffer[], where: string): Problem | undefined {
  const [point, ...rest] = numbers;
  return point?.length === 32 && rest.length === 0 ? undefined : badPublicKey(where, "an ED25519 key has 32 bytes");
}

/** RFC 4253, section 6.6: the exponent and the modulus. */
function rsaProblem(numbers: readonly Buffer[], where: string): Problem | undefined {
  const [exponent, modulus] = numbers.map(positive);
  if (!exponent || !modulus || numbers.length !== 2) {
    return badPublicKey(where, "an RSA key has an exponent and a modulus");
  }
  const bits = modulus.toString(2).length;
  return bits < LEAST_RSA_BITS ? shortRsaKey(where, bits, LEAST_RSA_BITS) : undefined;
}

/** An `mpint` of RFC 4251, section 5, when it is above zero; 0 otherwise. */
function positive(bytes: Buffer): bigint {
  return (bytes[0] ?? 128) < 128 ? BigInt(`0x${bytes.toString("hex")}`) : 0n;
}

/** The fields of the key, each of which follows its length in four bytes; undefined when they are not whole. */
function fieldsOf(base64: string): Buffer[] | undefined {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0 || bytes.toString("base64") !== base64) return undefined;
  const fields: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}
