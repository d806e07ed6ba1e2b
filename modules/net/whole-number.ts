/** A whole number as a user writes it: a number, or the same digits as a string, which is how Terraform carries it. */

/** `58` of 58 or "58"; undefined for anything else, such as "058", " 58", 5.8 or "0x3a". Never throws. */
export function wholeNumber(input: unknown): number | undefined {
  const text = typeof input === "number" ? String(input) : input;
  return typeof text === "string" && /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}
