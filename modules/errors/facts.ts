/** What is said of regions, zones, instance types and images that cannot be used. */
import type { Problem } from "./problem.js";
import { didYouMean, isNot, quote, withSameDigits } from "./words.js";

const ZONES = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html";

export function unknownRegion(where: string, value: unknown, known: Iterable<string>, see: string): Problem {
  return {
    level: "error",
    where,
    what: isNot(value, "an AWS region"),
    fix: `${didYouMean(value, withSameDigits(value, known))}Write a region's code, such as "eu-west-1"`,
    see,
  };
}

export function regionRefusedByProvider(where: string, region: string): Problem {
  return {
    level: "warning",
    where,
    what: `${quote(region)} is a region that the Terraform AWS provider 5.100.0 refuses`,
    fix: "See that your version of the provider takes it, and commit its lock file",
    see: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs",
  };
}

export function notAZone(where: string, value: unknown, known: Iterable<string>, see: string): Problem {
  return {
    level: "error",
    where,
    what: isNot(value, "an Availability Zone"),
    fix: `${didYouMean(value, withSameDigits(value, known))}Write a region's code and a letter, such as "eu-west-1a"`,
    see,
  };
}

export function noZoneLetter(where: string, region: string): Problem {
  return {
    level: "error",
    where,
    what: `${quote(region)} is a region, not an Availability Zone`,
    fix: `Add the zone's letter, such as "${region}a"`,
    see: ZONES,
  };
}

export function zoneId(where: string, value: string): Problem {
  return {
    level: "error",
    where,
    what: `${quote(value)} is a zone ID, whose letter differs from account to account`,
    fix: 'Write the zone\'s name in your account, such as "eu-west-1a"',
    see: ZONES,
  };
}

export function localZone(where: string, value: string): Problem {
  return {
    level: "error",
    where,
    what: `${quote(value)} is a Local or Wavelength Zone, which has no letter of its region to number subnets by`,
    fix: 'Write an Availability Zone of the region, such as "us-west-2a"',
    see: ZONES,
  };
}

export function notAnInstanceType(where: string, value: unknown, known: Iterable<string>): Problem {
  return {
    level: "error",
    where,
    what: isNot(value, "an EC2 instance type"),
    fix: `${didYouMean(value, withSameDigits(value, known))}Write a family and a size, such as "t4g.micro"`,
    see: "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html",
  };
}

/** `likely` is the architecture that the type's name tells. */
export function unknownType(
  where: string,
  type: string,
  known: Iterable<string>,
  likely: string,
  see: string,
): Problem {
  return {
    level: "error",
    where,
    what: `${quote(type)} is not in the table of Nitro types`,
    fix: `${didYouMean(type, withSameDigits(type, known))}When the type is newer than the table, say its architecture beside it: architecture: "${likely}"`,
    see,
  };
}

export function newerType(
  where: string,
  type: string,
  known: Iterable<string>,
  architecture: string,
  see: string,
): Problem {
  return {
    level: "warning",
    where,
    what: `${quote(type)} is not in the table of Nitro types; taken for ${architecture} as you say`,
    fix: `${didYouMean(type, withSameDigits(type, known))}See that AWS has the type and that it is built on Nitro`,
    see,
  };
}

export function otherArchitecture(where: string, type: string, architecture: string, wanted: string): Problem {
  return {
    level: "error",
    where,
    what: `${quote(type)} is ${architecture}, not ${wanted}`,
    fix: `Name an instance type that is ${wanted}, such as "${wanted === "arm64" ? "t4g.micro" : "t3.micro"}"`,
  };
}

export function xenType(where: string, type: string, instead: readonly string[], see: string): Problem {
  return {
    level: "error",
    where,
    what: `${quote(type)} runs on Xen, and only Nitro types start in an IPv6-only subnet`,
    fix: `Write ${instead.join(" or ")}`,
    see,
  };
}

export function appleType(where: string, type: string): Problem {
  return {
    level: "error",
    where,
    what: `${quote(type)} is an Apple Mac: it runs macOS only, on a host rented whole`,
    fix: 'Write a type that runs Linux, such as "t4g.micro" (arm64) or "t3.micro" (x86_64)',
    see: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-mac-instances.html",
  };
}

export function unknownImage(where: string, value: unknown, known: readonly string[], see: string): Problem {
  return {
    level: "error",
    where,
    what: isNot(value, "a machine image"),
    fix: `${didYouMean(value, known)}Write ${known.map(quote).join(", ")}, or { amiId, architecture } for your own`,
    see,
  };
}

export function badAmiId(where: string, value: unknown): Problem {
  return {
    level: "error",
    where,
    what: isNot(value, "the id of a machine image"),
    fix: 'Write "ami-" and 8 or 17 hex digits in lower case, such as "ami-0123456789abcdef0"',
    see: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html",
  };
}

export function badSshUser(where: string, value: unknown): Problem {
  return {
    level: "error",
    where,
    what: isNot(value, "a Linux user name"),
    fix: 'Write at most 32 lower-case letters, digits, "_" and "-", beginning with a letter or "_", such as "admin"',
    see: "https://man7.org/linux/man-pages/man8/useradd.8.html",
  };
}
