/** What must hold of an IPv6 prefix that a module is called with, each with what to write instead. */
import { type Block, expression } from "../module.js";

/** Whether a text is an IPv4 address or prefix. */
export const isIpv4 = (text: string): string => `can(regex("^[0-9.]+(/[0-9]+)?$", ${text}))`;

/** Whether it is an address with a length, of whatever family. */
export const hasLength = (text: string): string => `can(cidrhost(${text}, 0))`;

/** Whether it is IPv4 in the clothes of IPv6, which Terraform's functions undress. */
export const isMapped = (text: string): string =>
  `try(strcontains(${text}, ":") && !strcontains(cidrsubnet(${text}, 0, 0), ":"), false)`;

/** Whether it is spelled as AWS answers it: any other spelling would be a change at every plan. Holds for no prefix. */
export const isShort = (text: string): string =>
  `try(!strcontains(cidrsubnet(${text}, 0, 0), ":") || cidrsubnet(${text}, 0, 0) == ${text}, true)`;

/** What is said of such a prefix, after its subject. */
export const IS_MAPPED = "is IPv4 written as IPv6, which no packet in an IPv6 network has";

export const SUCH_AS = "such as 2001:db8:2022::/48 or 2001:db8::1/128";

/** Preconditions of one entry of a map, which `subject` names; one that is unknown until apply is judged then. */
export function prefixConditions(text: string, subject: string): Block[] {
  return [
    {
      condition: expression(`!${isMapped(text)}`),
      error_message: `${subject} ${IS_MAPPED}. Write an IPv6 prefix, ${SUCH_AS}.`,
    },
    {
      condition: expression(`!${isIpv4(text)}`),
      error_message: `${subject} is IPv4, which IPv6-only subnets do not have. Write an IPv6 prefix, ${SUCH_AS}.`,
    },
    {
      condition: expression(hasLength(text)),
      error_message: `${subject} is not an IPv6 prefix. Write one, ${SUCH_AS}.`,
    },
    {
      condition: expression(isShort(text)),
      error_message: `${subject} has bits beyond its length, or is not in its short form. Write \${try(cidrsubnet(${text}, 0, 0), "another")}.`,
    },
  ];
}
