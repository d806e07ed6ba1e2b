"""Instances in IPv6-only subnets, and their interfaces."""

from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.instances import Instance, InstanceState
from moto.ec2.models.security_groups import SecurityGroup
from moto.ec2.responses import EC2Response

from documents import API, EC2_GUIDE
from patches.interface import give_ipv6
from patching import Patch, Replacement

Run = Callable[[EC2Response], ActionResult]


def _named_by_resource(original: Any) -> property:
    def name(instance: Instance) -> str:
        if not instance.nics[0].subnet.ipv6_native:
            return original.fget(instance)
        region = instance.region_name
        return f"{instance.id}.{'ec2' if region == 'us-east-1' else f'{region}.compute'}.internal"

    return property(name)


def _where_its_interface_is(original: Callable[..., None]) -> Callable[..., None]:
    """moto takes an instance that brings its interface for one outside of any VPC."""

    def init(instance: Instance, backend: Any, *args: Any, **kwargs: Any) -> None:
        for nic in kwargs.get("nics") or []:
            if "NetworkInterfaceId" in nic:
                kwargs["subnet_id"] = backend.get_network_interface(nic["NetworkInterfaceId"]).subnet.id
                kwargs["associate_public_ip"] = False
        original(instance, backend, *args, **kwargs)

    return init


def _groups_of_the_interface(_original: object) -> property:
    def get(instance: Instance) -> list[SecurityGroup]:
        return instance.nics[0]._group_set if getattr(instance, "nics", None) else instance._launched_with

    def put(instance: Instance, groups: list[SecurityGroup]) -> None:
        instance._launched_with = groups
        if getattr(instance, "nics", None):
            instance.nics[0]._group_set = groups

    return property(get, put)


def _interfaces_as_asked(original: Run) -> Run:
    def run(response: EC2Response) -> ActionResult:
        answer = original(response)
        for instance in answer.result.instances:
            # What may be said of each interface may be said of the instance when it has one.
            for asked in response.params.get("NetworkInterfaces") or [response.params | {"DeviceIndex": 0}]:
                nic = instance.nics[int(asked["DeviceIndex"])]
                if asked.get("Ipv6Addresses"):
                    nic.ipv6_addresses = [address["Ipv6Address"] for address in asked["Ipv6Addresses"]]
                elif asked.get("Ipv6AddressCount"):
                    give_ipv6(nic, int(asked["Ipv6AddressCount"]))
                if "NetworkInterfaceId" not in asked:
                    nic.delete_on_termination = asked.get("DeleteOnTermination", True)
        return answer

    return run


def _with_name_options(original: Run) -> Run:
    def run(response: EC2Response) -> ActionResult:
        answer = original(response)
        for instance in answer.result.instances:
            subnet = instance.nics[0].subnet
            asked = response.params.get("PrivateDnsNameOptions") or {}
            instance.private_dns_name_options = subnet.private_dns_name_options_on_launch | asked
        return answer

    return run


def _monitored(state: str) -> Callable[[object], Run]:
    def monitor(response: EC2Response) -> ActionResult:
        instances = [response.ec2_backend.get_instance(instance) for instance in response._get_param("InstanceIds")]
        for instance in instances:
            instance.monitoring_state = state
        answer = [{"InstanceId": instance.id, "Monitoring": {"State": state}} for instance in instances]
        return ActionResult({"InstanceMonitorings": answer})

    return lambda _original: monitor


def _leaving_interfaces(original: Callable[[Instance], InstanceState]) -> Callable[[Instance], InstanceState]:
    def terminate(instance: Instance) -> InstanceState:
        before = original(instance)
        for nic in instance.nics.values():
            nic.instance = nic.attachment_id = nic.attach_time = None
            nic.status = "available"
        return before

    return terminate


PATCHES = [
    Patch(
        name="native-instance-is-named-by-resource",
        aws="The private hostname of an instance in an IPv6-only subnet is made of its id.",
        source=f"{EC2_GUIDE}/ec2-instance-naming.html",
        replacements=[Replacement(Instance, "private_dns_name", _named_by_resource)],
    ),
    Patch(
        name="instance-is-where-its-interface-is",
        aws="An instance launched with an existing interface is in that interface's subnet and zone.",
        source=f"{API}_InstanceNetworkInterfaceSpecification.html",
        replacements=[Replacement(Instance, "__init__", _where_its_interface_is)],
    ),
    Patch(
        name="instance-groups-are-its-interface-s",
        aws="Security groups belong to interfaces; an instance's are those of its primary one.",
        source=f"{EC2_GUIDE}/ec2-security-groups.html",
        replacements=[Replacement(Instance, "security_groups", _groups_of_the_interface)],
    ),
    Patch(
        name="instance-interfaces-as-asked",
        aws="RunInstances heeds the IPv6 addresses asked for, and an interface it makes goes with the instance.",
        source=f"{API}_RunInstances.html",
        replacements=[Replacement(EC2Response, "run_instances", _interfaces_as_asked)],
    ),
    Patch(
        name="instance-name-options",
        aws="The hostname's options are those of the subnet, or what RunInstances asked for.",
        source=f"{API}_RunInstances.html",
        replacements=[Replacement(EC2Response, "run_instances", _with_name_options)],
    ),
    Patch(
        name="instance-monitoring",
        aws="MonitorInstances and UnmonitorInstances turn detailed monitoring on and off.",
        source=f"{API}_MonitorInstances.html",
        replacements=[
            Replacement(EC2Response, "monitor_instances", _monitored("enabled")),
            Replacement(EC2Response, "unmonitor_instances", _monitored("disabled")),
        ],
    ),
    Patch(
        name="interface-outlives-its-instance",
        aws="An interface that is not deleted on termination is detached, and available again.",
        source=f"{EC2_GUIDE}/using-eni.html",
        replacements=[Replacement(Instance, "terminate", _leaving_interfaces)],
    ),
]
