/** A configuration with every kind of block and every kind of hostile text, which Terraform plans without AWS. */

/** Text that means something in one of the two languages, or reads as what it is not. */
export const HOSTILE: readonly string[] = [
  "",
  "$",
  "$$",
  "$$$${local.x}",
  "$$$${local.x}$",
  "$${local.x} %%{if}",
  "$%${local.x}%$${a}$%%{a}%%%%{b}",
  "%",
  '"',
  "\\",
  '\\"${local.x}\\',
  "\\n \\u0041 \\$${x}",
  "a\r\nb\n",
  "line\nline\n",
  "  indented\n    deeper\n",
  "\n\n",
  "one\n\n \n\t\ntwo\n",
  "<<EOT\nEOT\n  EOT\n${local.x}\n",
  "${local.x}\n  ${local.x}\n${local.x}\n",
  '%{ if local.x == "X" ~}\n  yes\n%{ else ~}\n  no\n%{ endif ~}\n',
  "%{ for k in [1,2] }${k}, %{ endfor }",
  "a ${~ local.x ~} b",
  "a\n \n ${~ local.x ~} \n \n b ${local.x} \n",
  "\n${~ local.n }",
  " \n${~ local.n ~}\n",
  `\${{${"\n".repeat(20)}for k in local.groups : k => k}}`,
  "a \n${~ local.x ~}\t\u0085\ufeff\n${~ local.x ~}\n\n",
  "# comment // /* */\n'''\n",
  "\0\x07\x1b[31m\x7f\u0085",
  "$  \n${~ local.x} $ ${local.x ~}\n$ \n",
  "one\n\u0301two\n\u{1f3fb}three\n",
  "lone\r$${local.x} %%{if}\r",
  "\u2028\u2029\u202e\u200d\u00a0",
  "\ufeffmarked",
  "\ufeff${local.x}",
  "👩‍👩‍👧 日本 n\u0303 \u{e0041} \ud83d",
  "${local.x}",
  '${"${local.x}}"}',
  '${{"a":1,\n"b":[1,2,],}}',
  '${[for k, v in {a = 1} : "${k}=${v}"]}',
  '${-1+2*3 > 4&&!false ? "y":"n"}',
  '${jsonencode({"k" = [1, "two", null, true, {"nested key" = "${local.x}"}], "for" = 1})}',
  "constructor",
  "__proto__",
];

const keys = HOSTILE.filter((text) => !/\n|^\$\{|%\{|~|ud83d/.test(text) && text !== "__proto__");

/** Terraform JSON; its `local.x` is "X" and its `local.n` is 3. */
export const EVERYTHING = {
  "//": "Every kind of block.",
  terraform: { required_version: ">= 1.5.0", backend: { local: { path: "a.tfstate" } } },
  variable: {
    text: { default: HOSTILE.join("|"), description: "${not an expression}", type: "string" },
    object: {
      default: { a: "${x}", z: ["%{y}"] },
      type: "object({ a = string, z = list(any) })",
      nullable: false,
      validation: [{ condition: '${var.object.a != ""}', error_message: "Bad: ${var.object.a}." }],
    },
    secret: { default: "s", sensitive: true },
  },
  locals: { x: "X", n: 3, none: null, groups: ["a", "b"] },
  resource: {
    terraform_data: {
      first: { input: HOSTILE, lifecycle: { ignore_changes: "all", create_before_destroy: true } },
      each: { for_each: "${toset(local.groups)}", input: { "${each.key}": "${each.value}", "p-${each.key}": 1 } },
      many: {
        count: 2,
        input: "${count.index}",
        triggers_replace: ["${terraform_data.first.id}"],
        depends_on: ["terraform_data.each"],
        lifecycle: {
          replace_triggered_by: ["terraform_data.first", "terraform_data.each"],
          ignore_changes: ["input"],
          precondition: [{ condition: '${local.x == "X"}', error_message: "No ${local.x}." }],
          postcondition: { condition: "${self.id != null}", error_message: "No id." },
        },
        provisioner: [
          { "local-exec": { command: "echo ${self.id}", when: "destroy", on_failure: "continue" } },
          { "local-exec": [{ command: "true", environment: { A: "$${b}" } }] },
        ],
        connection: { host: "::1" },
      },
    },
    aws_security_group: {
      dynamic: {
        ingress: [ingress("inline")],
        dynamic: {
          egress: { for_each: "${local.groups}", iterator: "group", content: ingress("${group.value}-${group.key}") },
        },
        timeouts: { create: "5m" },
      },
    },
    aws_default_network_acl: {
      blocks: {
        default_network_acl_id: "acl-1",
        ingress: { rule_no: 1, action: "deny", protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_block: "::/0" },
      },
    },
  },
  check: {
    x: { assert: [{ condition: '${local.x == "X"}', error_message: "Not ${local.x}." }] },
  },
  moved: [{ from: "terraform_data.old", to: "terraform_data.first" }],
  removed: [{ from: "terraform_data.gone", lifecycle: { destroy: false } }],
  output: {
    ...Object.fromEntries(HOSTILE.map((value, index) => [`hostile_${index}`, { value }])),
    list: { value: HOSTILE, description: "${not an expression}" },
    keys: { value: Object.fromEntries(keys.map((key, index) => [key, index])) },
    nested: {
      value: {
        text: "a\n${local.x}\n",
        list: [[[]], {}, { a: { b: null } }],
        long: HOSTILE.map((_, i) => ({ i, on: true })),
      },
    },
    defaults: { value: "${[var.text, var.object]}" },
    secret: { value: "${var.secret}", sensitive: true, depends_on: ["terraform_data.first"] },
    checked: { value: 1, precondition: { condition: "${local.none == null}", error_message: "Some." } },
  },
};

/** An argument that takes a list of objects takes each of its keys. */
function ingress(description: string): object {
  const nothing = { cidr_blocks: [], prefix_list_ids: [], security_groups: [], self: false };
  return { description, protocol: "tcp", from_port: 22, to_port: 22, ipv6_cidr_blocks: ["2001:db8::/32"], ...nothing };
}
