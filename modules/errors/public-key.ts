/**
 * What is said of SSH public keys. What the user wrote is never quoted, not even in part: it may be the private half,
 * and messages end up in logs.
 */
import type { Problem } from "./problem.js";

const see = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html";
const fix = 'Write the one line of a ".pub" file, such as ssh-keygen -t ed25519 makes';

export const noPublicKey = (where: string): Problem => ({
  level: "error",
  where,
  what: "there is no SSH public key here",
  fix,
  see,
});

export const privateKey = (where: string): Problem => ({
  level: "error",
  where,
  what: "this is a private key, and would be stored in Terraform's state for everyone to read",
  fix: `${fix}; make a new pair if this text has left your machine`,
});

export const severalLines = (where: string): Problem => ({
  level: "error",
  where,
  what: "this is more than one line, and an OpenSSH public key is one",
  fix,
  see,
});

export const controlCharacter = (where: string): Problem => ({
  level: "error",
  where,
  what: "the key has a tab or another control character in it",
  fix: "Take it out; the parts of a key are set apart by spaces",
});

export const badPublicKey = (where: string, fault: string): Problem => ({
  level: "error",
  where,
  what: `this is not an OpenSSH public key: ${fault}`,
  fix,
  see,
});

/** @param type a name from the table of key types, never what the user wrote */
export const keyTypeNotTaken = (where: string, type: string): Problem => ({
  level: "error",
  where,
  what: `"${type}" is a type of key that EC2 does not import`,
  fix: "Make one that it does: ssh-keygen -t ed25519",
  see,
});

export const shortRsaKey = (where: string, bits: number, least: number): Problem => ({
  level: "error",
  where,
  what: `the RSA key has ${bits} bits, fewer than ${least}`,
  fix: "Make a stronger one: ssh-keygen -t ed25519",
  see: "https://doi.org/10.6028/NIST.SP.800-131Ar2",
});
