/** Ranges of TCP and UDP ports. */
import type { Problem } from "../errors/problem.js";
import { badPort, portsOutOfOrder } from "../errors/rule.js";

/** A range of ports, both ends included, each a whole number from 0 to 65535. */
export interface PortRange {
  readonly fromPort: number;
  readonly toPort: number;
}

/**
 * The ports from which a Linux host connects, unless its administrator chose others.
 * https://docs.kernel.org/networking/ip-sysctl.html (`ip_local_port_range`)
 */
export const LINUX_EPHEMERAL: PortRange = { fromPort: 32768, toPort: 60999 };

/**
 * The ports from which a client of any system connects.
 * https://www.rfc-editor.org/rfc/rfc6056#section-3.2
 */
export const UNPRIVILEGED: PortRange = { fromPort: 1024, toPort: 65535 };

/** Every port there is. */
export const ALL_PORTS: PortRange = { fromPort: 0, toPort: 65535 };

/** How many ports ranges have that share none. */
export const countOf = (ranges: readonly PortRange[]): number =>
  ranges.reduce((sum, { fromPort, toPort }) => sum + toPort - fromPort + 1, 0);

/** The range as a message names it: `443`, `1024-65535`. */
export const portsText = ({ fromPort, toPort }: PortRange): string =>
  fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;

/** The range between two ports, both of which must be there. Never throws; undefined after a complaint. */
export function parsePorts(
  from: unknown,
  to: unknown,
  where: { readonly from: string; readonly to: string },
  problems: Problem[],
): PortRange | undefined {
  const fromPort = parsePort(from, where.from, problems);
  const toPort = parsePort(to, where.to, problems);
  if (fromPort === undefined || toPort === undefined) return undefined;
  if (fromPort <= toPort) return { fromPort, toPort };
  problems.push(portsOutOfOrder(where.from, fromPort, toPort));
  return undefined;
}

/** A whole number from 0 to 65535. Never throws; undefined after a complaint. */
export function parsePort(input: unknown, where: string, problems: Problem[]): number | undefined {
  if (typeof input === "number" && Number.isInteger(input) && input >= 0 && input <= 65535) return input;
  problems.push(badPort(where, input));
  return undefined;
}
