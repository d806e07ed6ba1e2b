/**
 * The types of ICMPv6 messages and their codes: IANA's registry as it stood on 2025-12-12, its words in lower case with
 * hyphens. Names after the first of a row are those of ip6tables, and the British spelling. Types 100, 101, 200 and 201
 * (private experiments), 127 and 255 (reserved) and the unassigned ones have no name.
 * https://www.iana.org/assignments/icmpv6-parameters
 */

/** A type or a code, 0 to 255, with its names. */
export type Row = readonly [number: number, name: string, ...others: string[]];

export const TYPE_TABLE: readonly Row[] = [
  [1, "destination-unreachable"],
  [2, "packet-too-big"],
  [3, "time-exceeded", "ttl-exceeded"],
  [4, "parameter-problem"],
  [128, "echo-request", "ping"],
  [129, "echo-reply", "pong"],
  [130, "multicast-listener-query"],
  [131, "multicast-listener-report"],
  [132, "multicast-listener-done"],
  [133, "router-solicitation"],
  [134, "router-advertisement"],
  [135, "neighbor-solicitation", "neighbour-solicitation"],
  [136, "neighbor-advertisement", "neighbour-advertisement"],
  [137, "redirect-message", "redirect"],
  [138, "router-renumbering"],
  [139, "icmp-node-information-query"],
  [140, "icmp-node-information-response"],
  [141, "inverse-neighbor-discovery-solicitation-message"],
  [142, "inverse-neighbor-discovery-advertisement-message"],
  [143, "version-2-multicast-listener-report"],
  [144, "home-agent-address-discovery-request-message"],
  [145, "home-agent-address-discovery-reply-message"],
  [146, "mobile-prefix-solicitation"],
  [147, "mobile-prefix-advertisement"],
  [148, "certification-path-solicitation-message"],
  [149, "certification-path-advertisement-message"],
  [150, "experimental-mobility-protocols"],
  [151, "multicast-router-advertisement"],
  [152, "multicast-router-solicitation"],
  [153, "multicast-router-termination"],
  [154, "fmipv6-messages"],
  [155, "rpl-control-message"],
  [156, "ilnpv6-locator-update-message"],
  [157, "duplicate-address-request"],
  [158, "duplicate-address-confirmation"],
  [159, "mpl-control-message"],
  [160, "extended-echo-request"],
  [161, "extended-echo-reply"],
];

/**
 * The codes of the types that have more than the one code 0. IANA has sentences for those of 139 and 140; the names
 * here are RFC 4620's in short. Those of 157 and 158 are the lower four bits of the code (RFC 8505 section 4.2).
 */
export const CODE_TABLE: ReadonlyMap<number, readonly Row[]> = new Map<number, readonly Row[]>([
  [
    1,
    [
      [0, "no-route-to-destination", "no-route"],
      [1, "communication-with-destination-administratively-prohibited", "communication-prohibited"],
      [2, "beyond-scope-of-source-address", "beyond-scope"],
      [3, "address-unreachable"],
      [4, "port-unreachable"],
      [5, "source-address-failed-ingress-egress-policy", "failed-policy"],
      [6, "reject-route-to-destination", "reject-route"],
      [7, "error-in-source-routing-header"],
      [8, "headers-too-long"],
      [9, "error-in-p-route"],
    ],
  ],
  [
    3,
    [
      [0, "hop-limit-exceeded-in-transit", "ttl-zero-during-transit"],
      [1, "fragment-reassembly-time-exceeded", "ttl-zero-during-reassembly"],
    ],
  ],
  [
    4,
    [
      [0, "erroneous-header-field-encountered", "bad-header"],
      [1, "unrecognized-next-header-type-encountered", "unknown-header-type"],
      [2, "unrecognized-ipv6-option-encountered", "unknown-option"],
      [3, "ipv6-first-fragment-has-incomplete-ipv6-header-chain"],
      [4, "sr-upper-layer-header-error"],
      [5, "unrecognized-next-header-type-encountered-by-intermediate-node"],
      [6, "extension-header-too-big"],
      [7, "extension-header-chain-too-long"],
      [8, "too-many-extension-headers"],
      [9, "too-many-options-in-extension-header"],
      [10, "option-too-big"],
    ],
  ],
  [
    138,
    [
      [0, "router-renumbering-command"],
      [1, "router-renumbering-result"],
      [255, "sequence-number-reset"],
    ],
  ],
  [
    139,
    [
      [0, "subject-ipv6-address"],
      [1, "subject-name"],
      [2, "subject-ipv4-address"],
    ],
  ],
  [
    140,
    [
      [0, "successful-reply"],
      [1, "refused"],
      [2, "unknown-qtype"],
    ],
  ],
  [
    157,
    [
      [0, "dar-message"],
      [1, "edar-message-with-64-bit-rovr-field"],
      [2, "edar-message-with-128-bit-rovr-field"],
      [3, "edar-message-with-192-bit-rovr-field"],
      [4, "edar-message-with-256-bit-rovr-field"],
    ],
  ],
  [
    158,
    [
      [0, "dac-message"],
      [1, "edac-message-with-64-bit-rovr-field"],
      [2, "edac-message-with-128-bit-rovr-field"],
      [3, "edac-message-with-192-bit-rovr-field"],
      [4, "edac-message-with-256-bit-rovr-field"],
    ],
  ],
  [160, [[0, "no-error"]]],
  [
    161,
    [
      [0, "no-error"],
      [1, "malformed-query"],
      [2, "no-such-interface"],
      [3, "no-such-table-entry"],
      [4, "multiple-interfaces-satisfy-query"],
    ],
  ],
]);

/**
 * The types of ICMPv4 whose numbers ICMPv6 leaves unassigned, with the ICMPv6 type that does their work, if any.
 * https://www.iana.org/assignments/icmp-parameters
 */
export const ICMPV4_TABLE: ReadonlyMap<number, readonly [name: string, twin?: number]> = new Map<
  number,
  readonly [string, number?]
>([
  [0, ["echo-reply", 129]],
  [5, ["redirect", 137]],
  [8, ["echo-request", 128]],
  [9, ["router-advertisement", 134]],
  [10, ["router-solicitation", 133]],
  [11, ["time-exceeded", 3]],
  [12, ["parameter-problem", 4]],
  [13, ["timestamp"]],
  [14, ["timestamp-reply"]],
  [15, ["information-request"]],
  [16, ["information-reply"]],
  [17, ["address-mask-request"]],
  [18, ["address-mask-reply"]],
  [30, ["traceroute"]],
  [42, ["extended-echo-request", 160]],
  [43, ["extended-echo-reply", 161]],
]);
