/** Raw requests to the fake AWS as one account: enough of a signature to be told apart, and no SDK. */

export type Parameters = Readonly<Record<string, string | number | boolean>>;

const VERSIONS = { ec2: "2016-11-15", iam: "2010-05-08", sts: "2011-06-15" } as const;

export class Aws {
  readonly #endpoint: string;
  readonly #call: Readonly<Record<string, string>>;
  readonly account: string;

  constructor(endpoint: string, account: string, call = {}) {
    this.#endpoint = endpoint;
    this.#call = call;
    this.account = account;
  }

  /** The same account, asked as SDKs do in all attempts of one call. */
  calling(id: string): Aws {
    return new Aws(this.#endpoint, this.account, { "amz-sdk-invocation-id": id });
  }

  ec2(action: string, parameters: Parameters = {}): Promise<Answer> {
    return this.query("ec2", action, parameters);
  }

  /** A service that takes a form and answers XML. */
  query(service: keyof typeof VERSIONS, action: string, parameters: Parameters = {}): Promise<Answer> {
    const entries = Object.entries({ Action: action, Version: VERSIONS[service], ...parameters });
    const body = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
    return this.#send(service, "/", { method: "POST", body });
  }

  /** A service that takes JSON and answers JSON. */
  json(service: string, target: string, body: object): Promise<Answer> {
    const headers = { "x-amz-target": target, "content-type": "application/x-amz-json-1.1" };
    return this.#send(service, "/", { method: "POST", headers, body: JSON.stringify(body) });
  }

  /** A service that is told what to do by method and path. */
  rest(service: string, method: string, path: string, body?: string): Promise<Answer> {
    return this.#send(service, path, { method, body });
  }

  /** What is not AWS: the server's own paths. */
  async control<T>(path: string, body?: object): Promise<T> {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${this.#endpoint}/_v6only/${path}?account=${this.account}`, init);
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  }

  /** What moto chooses at random is the same after the same seed. */
  async seed(seed: number): Promise<void> {
    await fetch(`${this.#endpoint}/moto-api/seed?a=${seed}`, { method: "POST" });
  }

  async #send(service: string, path: string, init: RequestInit): Promise<Answer> {
    const scope = `AKIA${this.account}TEST/20260101/eu-west-1/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=secret`;
    const headers = { ...init.headers, ...this.#call, authorization };
    const response = await fetch(this.#endpoint + path, { ...init, headers });
    return new Answer(response.status, await response.text());
  }
}

/** An answer in XML or JSON, read by the names of its elements wherever they stand. */
export class Answer {
  readonly status: number;
  readonly text: string;

  constructor(status: number, text: string) {
    this.status = status;
    this.text = text;
  }

  /** AWS's error code, or `OK`. */
  get code(): string {
    return this.status < 300 ? "OK" : (this.value("Code") ?? this.value("__type") ?? String(this.status));
  }

  /** The text of the first element of that name. */
  value(name: string): string | undefined {
    return this.values(name)[0];
  }

  /** The texts of all elements of that name. */
  values(name: string): string[] {
    const found = this.text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>|"${name}": ?"([^"]*)"`, "g"));
    return [...found].map(([, xml, json]) => xml ?? json ?? "");
  }

  /** Like `value`, of an answer that must be good. */
  get(name: string): string {
    const value = this.value(name);
    if (this.status !== 200 || value === undefined) throw new Error(`no ${name} in ${this.status} ${this.text}`);
    return value;
  }
}
