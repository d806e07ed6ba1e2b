# The rules as they were written, with numbers in place of the names that are known.
locals {
  given_rules = { inbound = var.inbound_acl_rules, outbound = var.outbound_acl_rules }
  written_rules = { for direction, rules in local.given_rules : direction => [for rule in rules : {
    number = tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0))
    action = try(lower(coalesce(lookup(rule, "rule_action", null), lookup(rule, "action", null))), "")
    protocol = try(
      coalesce(try(local.protocol_numbers[lower(rule.protocol)], tostring(tonumber(rule.protocol)), rule.protocol)),
      ""
    )
    is_ipv4   = contains(keys(rule), "ipv6_cidr_block") ? lookup(rule, "cidr_block", null) != null : contains(keys(rule), "cidr_block")
    ipv4      = lookup(rule, "cidr_block", null)
    ipv6      = lookup(rule, "ipv6_cidr_block", null)
    from_port = try(tonumber(coalesce(lookup(rule, "from_port", null), "0")), -2)
    to_port   = try(tonumber(coalesce(lookup(rule, "to_port", null), "65535")), -2)
    icmp_type = try(
      tonumber(coalesce(try(local.icmpv6_types[lower(rule.icmp_type)], lookup(rule, "icmp_type", null)), "-1")),
      -2
    )
    icmp_code  = try(tonumber(coalesce(lookup(rule, "icmp_code", null), "-1")), -2)
    with_ports = try(tonumber(rule.from_port) > 0, false) || try(tonumber(rule.to_port) > 0, false)
    with_icmp = anytrue(
      [for key in ["icmp_type", "icmp_code"] : !contains(["-1", "0"], try(coalesce(rule[key]), "0"))]
    )
    with_one_port    = (lookup(rule, "from_port", null) != null) != (lookup(rule, "to_port", null) != null)
    with_two_numbers = lookup(rule, "rule_number", null) != null && lookup(rule, "rule_no", null) != null
    with_two_actions = lookup(rule, "rule_action", null) != null && lookup(rule, "action", null) != null
    unknown_keys = setsubtract(
      keys(rule),
      [
        "rule_number",
        "rule_no",
        "rule_action",
        "action",
        "protocol",
        "from_port",
        "to_port",
        "icmp_type",
        "icmp_code",
        "cidr_block",
        "ipv6_cidr_block",
      ]
    )
  }] }
}

# What the preset adds: the ICMPv6 of RFC 4890, section 4.3.1, and the hosts' own flows, by direction and number.
locals {
  preset_messages = {
    inbound = {
      "1010" = { type = 1, code = -1 }
      "1020" = { type = 2, code = -1 }
      "1030" = { type = 3, code = -1 }
      "1040" = { type = 4, code = -1 }
      "1050" = { type = 128, code = -1 }
      "1060" = { type = 129, code = -1 }
    }
    outbound = {
      "1010" = { type = 1, code = -1 }
      "1020" = { type = 2, code = -1 }
      "1030" = { type = 3, code = -1 }
      "1040" = { type = 4, code = -1 }
      "1050" = { type = 128, code = -1 }
      "1060" = { type = 129, code = -1 }
    }
  }
  preset_protocols = {
    inbound  = { "1110" = "tcp", "1120" = "udp" }
    outbound = { "1110" = "tcp", "1120" = "udp" }
  }
  first_service_numbers = { tcp = 10000, udp = 20000 }
  services = [for service in coalesce(var.outbound_services, []) : {
    protocol = lower(service.protocol)
    port     = service.port
  }]
  preset_flows = {
    inbound = { for number, protocol in local.preset_protocols.inbound : number => {
      protocol  = protocol
      from_port = var.return_ports.from_port
      to_port   = var.return_ports.to_port
    } if var.outbound_services == null || contains(local.services[*].protocol, protocol) }
    outbound = merge(
      { for number, protocol in local.preset_protocols.outbound : number => {
        protocol  = protocol
        from_port = 0
        to_port   = 65535
      } if var.outbound_services == null },
      { for service in local.services : tostring(local.first_service_numbers[service.protocol] + service.port % 10000) => {
        protocol  = service.protocol
        from_port = service.port
        to_port   = service.port
      } }
    )
  }
  preset_rules = { for direction in ["inbound", "outbound"] : direction => merge(
    { for number, message in local.preset_messages[direction] : number => {
      action    = "allow"
      protocol  = "58"
      ipv6      = "::/0"
      from_port = null
      to_port   = null
      icmp_type = message.type
      icmp_code = message.code
    } if var.preset != "none" },
    { for number, flow in local.preset_flows[direction] : number => {
      action    = "allow"
      protocol  = local.protocol_numbers[flow.protocol]
      ipv6      = "::/0"
      from_port = flow.from_port
      to_port   = flow.to_port
      icmp_type = null
      icmp_code = null
    } if contains(["public", "private-with-egress"], var.preset) }
  ) }
}

# The rules by direction and number, IPv4 ones left out, each with the ports or the type and code that it has.
locals {
  rules = { for direction, rules in local.written_rules : direction => merge(
    local.preset_rules[direction],
    { for rule in rules : rule.number => {
      action    = rule.action
      protocol  = rule.protocol
      ipv6      = rule.ipv6
      from_port = contains(["6", "17"], rule.protocol) ? rule.from_port : null
      to_port   = contains(["6", "17"], rule.protocol) ? rule.to_port : null
      icmp_type = rule.protocol == "58" ? rule.icmp_type : null
      icmp_code = rule.protocol == "58" ? rule.icmp_code : null
    } if !rule.is_ipv4 }
  ) }
}

# What is wrong with the rules, and what was put right, a sentence each.
locals {
  problems = flatten([for direction, rules in local.written_rules : [for rule in rules : formatlist(
    "%s rule %s: %s",
    direction,
    rule.number,
    compact([
      length(rule.unknown_keys) > 0 ? "there is no key ${join(", ", rule.unknown_keys)}; the keys are rule_number, rule_no, rule_action, action, protocol, from_port, to_port, icmp_type, icmp_code, cidr_block, ipv6_cidr_block." : "",
      rule.with_two_numbers ? "rule_number and rule_no are two names of one thing; keep one." : "",
      rule.with_two_actions ? "rule_action and action are two names of one thing; keep one." : "",
      rule.protocol == "" ? "protocol is missing; write its name, such as tcp, udp, icmpv6 or all." : "",
      rule.protocol != "" && !try(contains(range(-1, 256), tonumber(rule.protocol)), false) ? "\"${rule.protocol}\" is not a protocol; write a name, such as icmpv6, tcp, udp or all, or a number from 0 to 255." : "",
      rule.action == "" ? "rule_action is missing; write allow or deny." : "",
      !contains(["", "allow", "deny"], rule.action) ? "\"${rule.action}\" is not an action; write allow or deny." : "",
      rule.protocol == "1" && !rule.is_ipv4 ? "icmp is ICMP of IPv4, which no IPv6 packet carries; write icmpv6." : "",
      rule.protocol == "58" && rule.is_ipv4 ? "icmpv6 with cidr_block would match every type; write ipv6_cidr_block." : "",
      rule.protocol == "58" && (rule.icmp_type < -1 || rule.icmp_type > 255 || floor(rule.icmp_type) != rule.icmp_type) ? "write icmp_type by its name, such as echo-request or packet-too-big, or as a number from 0 to 255; -1 is all." : "",
      rule.protocol == "58" && (rule.icmp_code < -1 || rule.icmp_code > 255 || floor(rule.icmp_code) != rule.icmp_code) ? "write icmp_code as a number from 0 to 255; -1 is all." : "",
      rule.protocol == "58" && rule.icmp_type == -1 && rule.icmp_code >= 0 ? "icmp_code ${rule.icmp_code} belongs to no type; write its icmp_type, or take icmp_code away for all codes." : "",
      contains(["6", "17"], rule.protocol) && rule.with_one_port ? "from_port and to_port go together; write both, the same number twice for one port, or neither for all ports." : "",
      contains(["6", "17"], rule.protocol) && !rule.with_one_port && ((rule.from_port < 0 || rule.from_port > 65535 || floor(rule.from_port) != rule.from_port) || (rule.to_port < 0 || rule.to_port > 65535 || floor(rule.to_port) != rule.to_port) || rule.from_port > rule.to_port) ? "write from_port and to_port, whole numbers from 0 to 65535, the smaller first." : "",
    ])
  )]])
  ipv4_problems = flatten([for direction, rules in local.written_rules : [for rule in rules : formatlist(
    "%s rule %s: %s",
    direction,
    rule.number,
    compact([
      rule.ipv4 == null ? "write ipv6_cidr_block, such as ::/0." : "",
      rule.ipv6 != null ? "keep one of cidr_block and ipv6_cidr_block; write the other in a rule of its own." : "",
      try(strcontains(rule.ipv4, ":"), false) ? "${jsonencode(rule.ipv4)} is not an IPv4 prefix; write it as ipv6_cidr_block." : "",
      try(!strcontains(rule.ipv4, ":") && !can(cidrnetmask(rule.ipv4)), false) ? "${jsonencode(rule.ipv4)} is not an IPv4 prefix; write ipv6_cidr_block, such as ::/0." : "",
    ])
  ) if rule.is_ipv4]])
  prefix_problems = { for direction, rules in local.written_rules : direction => { for rule in rules : rule.number => formatlist(
    "%s rule %s: %s",
    direction,
    rule.number,
    compact([
      rule.ipv6 == null ? "write ipv6_cidr_block, such as ::/0." : "",
      rule.ipv6 != null && !(strcontains(coalesce(rule.ipv6, "-"), ":") && can(cidrhost(rule.ipv6, 0))) ? "${jsonencode(rule.ipv6)} is not an IPv6 prefix; write one such as 2001:db8::/32." : "",
      try(strcontains(rule.ipv6, ":") && !strcontains(cidrsubnet(rule.ipv6, 0, 0), ":"), false) ? "${jsonencode(rule.ipv6)} is IPv4 written as IPv6, which no packet in an IPv6 network has; take the rule away." : "",
      try(cidrhost(rule.ipv6, 0) != cidrhost("${split("/", rule.ipv6)[0]}/128", 0), false) && (strcontains(coalesce(rule.ipv6, "-"), ":") && can(cidrhost(rule.ipv6, 0))) && !try(strcontains(rule.ipv6, ":") && !strcontains(cidrsubnet(rule.ipv6, 0, 0), ":"), false) ? "${jsonencode(rule.ipv6)} has bits set beyond its length; write ${try(cidrsubnet(rule.ipv6, 0, 0), "a prefix")}." : "",
    ])
  ) if !rule.is_ipv4 } }
  corrections = flatten([for direction, rules in local.written_rules : [for rule in rules : formatlist(
    "%s rule %s: %s",
    direction,
    rule.number,
    compact([
      rule.is_ipv4 ? "an IPv4 rule never matches in an IPv6-only subnet; it is left out." : "",
      !rule.is_ipv4 && rule.with_ports && !contains(["6", "17"], rule.protocol) ? "ports mean nothing for protocol ${rule.protocol}; they are left out." : "",
      !rule.is_ipv4 && rule.with_icmp && rule.protocol != "58" ? "icmp_type and icmp_code mean nothing for protocol ${rule.protocol}; they are left out." : "",
      !rule.is_ipv4 && contains(keys(local.preset_rules[direction]), rule.number) ? "it replaces the preset's rule of this number." : "",
    ])
  )]])
}

# Rules for a service whose replies no rule lets pass the other way.
locals {
  back     = { inbound = { direction = "outbound", verb = "out" }, outbound = { direction = "inbound", verb = "in" } }
  answered = { for direction, back in local.back : direction => [for rule in local.rules[back.direction] : rule.protocol if rule.action == "allow" && (rule.protocol == "-1" || try(rule.from_port <= var.return_ports.from_port && rule.to_port >= var.return_ports.to_port, false))] }
  unanswered = flatten([for direction, rules in local.written_rules : [for rule in rules : formatlist(
    "%s rule %s: %s",
    direction,
    rule.number,
    compact([
      !rule.is_ipv4 && rule.action == "allow" && contains(["6", "17"], rule.protocol) && rule.to_port < var.return_ports.from_port && !(contains(local.answered[direction], "-1") || contains(local.answered[direction], rule.protocol)) ? "its replies are not let ${local.back[direction].verb}; add an ${local.back[direction].direction} rule with protocol ${rule.protocol == "6" ? "tcp" : "udp"}, from_port ${var.return_ports.from_port} and to_port ${var.return_ports.to_port}." : "",
    ])
  )]])
}

# Every keyword of IANA's registry of protocols, and the usual other spellings.
locals {
  protocol_numbers = {
    all               = "-1"
    hopopt            = "0"
    icmp              = "1"
    igmp              = "2"
    ggp               = "3"
    ipv4              = "4"
    ipencap           = "4"
    st                = "5"
    tcp               = "6"
    cbt               = "7"
    egp               = "8"
    igp               = "9"
    bbn-rcc-mon       = "10"
    nvp-ii            = "11"
    pup               = "12"
    argus             = "13"
    emcon             = "14"
    xnet              = "15"
    chaos             = "16"
    udp               = "17"
    mux               = "18"
    dcn-meas          = "19"
    hmp               = "20"
    prm               = "21"
    xns-idp           = "22"
    trunk-1           = "23"
    trunk-2           = "24"
    leaf-1            = "25"
    leaf-2            = "26"
    rdp               = "27"
    irtp              = "28"
    iso-tp4           = "29"
    netblt            = "30"
    mfe-nsp           = "31"
    merit-inp         = "32"
    dccp              = "33"
    "3pc"             = "34"
    idpr              = "35"
    xtp               = "36"
    ddp               = "37"
    idpr-cmtp         = "38"
    "tp++"            = "39"
    il                = "40"
    ipv6              = "41"
    sdrp              = "42"
    ipv6-route        = "43"
    ipv6-frag         = "44"
    idrp              = "45"
    rsvp              = "46"
    gre               = "47"
    dsr               = "48"
    bna               = "49"
    esp               = "50"
    ah                = "51"
    i-nlsp            = "52"
    swipe             = "53"
    narp              = "54"
    min-ipv4          = "55"
    mobile            = "55"
    tlsp              = "56"
    skip              = "57"
    icmpv6            = "58"
    ipv6-icmp         = "58"
    icmp6             = "58"
    ipv6-nonxt        = "59"
    ipv6-opts         = "60"
    cftp              = "62"
    sat-expak         = "64"
    kryptolan         = "65"
    rvd               = "66"
    ippc              = "67"
    sat-mon           = "69"
    visa              = "70"
    ipcv              = "71"
    cpnx              = "72"
    cphb              = "73"
    wsn               = "74"
    pvp               = "75"
    br-sat-mon        = "76"
    sun-nd            = "77"
    wb-mon            = "78"
    wb-expak          = "79"
    iso-ip            = "80"
    vmtp              = "81"
    secure-vmtp       = "82"
    vines             = "83"
    iptm              = "84"
    ttp               = "84"
    nsfnet-igp        = "85"
    dgp               = "86"
    tcf               = "87"
    eigrp             = "88"
    ospf              = "89"
    ospfigp           = "89"
    sprite-rpc        = "90"
    larp              = "91"
    mtp               = "92"
    "ax.25"           = "93"
    ipip              = "94"
    micp              = "95"
    scc-sp            = "96"
    etherip           = "97"
    encap             = "98"
    gmtp              = "100"
    ifmp              = "101"
    pnni              = "102"
    pim               = "103"
    aris              = "104"
    scps              = "105"
    qnx               = "106"
    "a/n"             = "107"
    ipcomp            = "108"
    snp               = "109"
    compaq-peer       = "110"
    ipx-in-ip         = "111"
    vrrp              = "112"
    pgm               = "113"
    l2tp              = "115"
    ddx               = "116"
    dd                = "116"
    iatp              = "117"
    stp               = "118"
    srp               = "119"
    uti               = "120"
    smp               = "121"
    sm                = "122"
    ptp               = "123"
    isis              = "124"
    "isis over ipv4"  = "124"
    isis-over-ipv4    = "124"
    fire              = "125"
    crtp              = "126"
    crudp             = "127"
    sscopmce          = "128"
    iplt              = "129"
    sps               = "130"
    pipe              = "131"
    sctp              = "132"
    fc                = "133"
    rsvp-e2e-ignore   = "134"
    mobility-header   = "135"
    "mobility header" = "135"
    udplite           = "136"
    mpls-in-ip        = "137"
    manet             = "138"
    hip               = "139"
    shim6             = "140"
    wesp              = "141"
    rohc              = "142"
    ethernet          = "143"
    aggfrag           = "144"
    nsh               = "145"
    homa              = "146"
    bit-emu           = "147"
  }
}

# The types of ICMPv6 messages.
locals {
  icmpv6_types = {
    destination-unreachable                          = "1"
    packet-too-big                                   = "2"
    time-exceeded                                    = "3"
    ttl-exceeded                                     = "3"
    parameter-problem                                = "4"
    echo-request                                     = "128"
    ping                                             = "128"
    echo-reply                                       = "129"
    pong                                             = "129"
    multicast-listener-query                         = "130"
    multicast-listener-report                        = "131"
    multicast-listener-done                          = "132"
    router-solicitation                              = "133"
    router-advertisement                             = "134"
    neighbor-solicitation                            = "135"
    neighbour-solicitation                           = "135"
    neighbor-advertisement                           = "136"
    neighbour-advertisement                          = "136"
    redirect-message                                 = "137"
    redirect                                         = "137"
    router-renumbering                               = "138"
    icmp-node-information-query                      = "139"
    icmp-node-information-response                   = "140"
    inverse-neighbor-discovery-solicitation-message  = "141"
    inverse-neighbor-discovery-advertisement-message = "142"
    version-2-multicast-listener-report              = "143"
    home-agent-address-discovery-request-message     = "144"
    home-agent-address-discovery-reply-message       = "145"
    mobile-prefix-solicitation                       = "146"
    mobile-prefix-advertisement                      = "147"
    certification-path-solicitation-message          = "148"
    certification-path-advertisement-message         = "149"
    experimental-mobility-protocols                  = "150"
    multicast-router-advertisement                   = "151"
    multicast-router-solicitation                    = "152"
    multicast-router-termination                     = "153"
    fmipv6-messages                                  = "154"
    rpl-control-message                              = "155"
    ilnpv6-locator-update-message                    = "156"
    duplicate-address-request                        = "157"
    duplicate-address-confirmation                   = "158"
    mpl-control-message                              = "159"
    extended-echo-request                            = "160"
    extended-echo-reply                              = "161"
  }
}
