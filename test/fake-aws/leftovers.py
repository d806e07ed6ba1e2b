"""What an account holds beyond what AWS, and existing.py, put into every one."""

from collections.abc import Iterator
from typing import Any

from moto.backends import get_backend

import existing


def left_in(account: str) -> list[str]:
    """What is there still, in any region, as service:type/id."""
    left: list[str] = []
    for service, find in FINDERS.items():
        for backend in get_backend(service)[account].values():
            left += [f"{service}:{kind}" for kind in find(backend)]
    return sorted(left)


def _ec2(backend: Any) -> Iterator[str]:
    default = backend.default_vpc.id
    kinds = {
        "vpc": [vpc for vpc in backend.vpcs if vpc != default],
        "subnet": [subnet.id for subnet in backend.describe_subnets() if subnet.vpc_id != default],
        "network-acl": [acl.id for acl in backend.network_acls.values() if not (acl.default and acl.vpc_id == default)],
        "route-table": [table.id for table in backend.route_tables.values() if table.vpc_id != default],
        "security-group": [
            group.id
            for group in backend.describe_security_groups()
            if not (group.name == "default" and group.vpc_id == default)
        ],
        "network-interface": backend.enis,
        "instance": [instance.id for instance in backend.all_instances() if instance.state != "terminated"],
        "volume": backend.volumes,
        "internet-gateway": backend.internet_gateways,
        "egress-only-internet-gateway": backend.egress_only_internet_gateways,
        "nat-gateway": [gateway.id for gateway in backend.nat_gateways.values() if gateway.state != "deleted"],
        "elastic-ip": [address.allocation_id for address in backend.addresses],
        "vpc-flow-log": backend.flow_logs,
        "vpc-endpoint": backend.vpc_end_points,
        "key-pair": [name for name in backend.key_pairs if name != existing.KEY_PAIR],
        "launch-template": backend.launch_templates,
    }
    return _each(kinds)


def _iam(backend: Any) -> Iterator[str]:
    kinds = {
        "role": [role.name for role in backend.roles.values()],
        "instance-profile": [profile.name for profile in backend.instance_profiles.values()],
        "policy": [policy.name for policy in backend.managed_policies.values() if ":aws:policy/" not in policy.arn],
        "user": [user.name for user in backend.users.values()],
    }
    return _each(kinds)


def _kms(backend: Any) -> Iterator[str]:
    amazons = {key.id for key in backend.keys.values() if any(alias.startswith("alias/aws/") for alias in key.aliases)}
    keys = [key.id for key in backend.keys.values() if key.id not in amazons and key.key_state != "PendingDeletion"]
    return _each({"key": keys})


def _logs(backend: Any) -> Iterator[str]:
    return _each({"log-group": backend.groups})


def _route53(backend: Any) -> Iterator[str]:
    own = ("NS", "SOA")
    zones = backend.zones.values()
    kinds = {
        "hostedzone": [zone.resource_id for zone in zones if zone.resource_id != existing.ZONE],
        "record": [
            f"{record.name} {record.type}" for zone in zones for record in zone.rrsets if record.type not in own
        ],
    }
    return _each(kinds)


def _ssm(backend: Any) -> Iterator[str]:
    return _each({"parameter": [name for name in backend._parameters if not name.startswith("/aws/")]})


def _elbv2(backend: Any) -> Iterator[str]:
    balancers = [balancer.name for balancer in backend.load_balancers.values()]
    return _each({"loadbalancer": balancers, "targetgroup": [group.name for group in backend.target_groups.values()]})


def _autoscaling(backend: Any) -> Iterator[str]:
    return _each({"autoScalingGroup": backend.autoscaling_groups})


def _each(kinds: dict[str, Any]) -> Iterator[str]:
    return (f"{kind}/{name}" for kind, names in kinds.items() for name in names)


FINDERS = {
    "ec2": _ec2,
    "iam": _iam,
    "kms": _kms,
    "logs": _logs,
    "route53": _route53,
    "ssm": _ssm,
    "elbv2": _elbv2,
    "autoscaling": _autoscaling,
}
