/** Hostile inputs: good ones with something changed, and anything at all. */
import fc from "fast-check";
import { crc32Text } from "../../src/core/crc32";
import { fileOf, partsOf } from "../files/file-bytes";

/** What stands in place of a part of good JSON. */
const HOSTILE: readonly unknown[] = [
  ...[null, true, "", "constructor", "__proto__", "toString", "NaN", "-0", "x".repeat(5000), "2", [], {}],
  ...[0, -1, 0.5, 1e-40, 1e9, 2 ** 31, 2 ** 32 + 1, 2 ** 53, 1e300, -1e300],
  ...[["Linear"], [[]], { type: "Float64Array", values: [1, 2] }, { type: "String", values: ["a"] }, { then: 1 }],
  { length: 1e9 },
];

/** Where something is changed, and by what. */
export interface Change {
  /** Which of all values, counted on from the last. */
  readonly place: number;
  readonly kind: "replace" | "remove" | "repeat" | "add";
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.noBias(fc.nat(9999)),
  kind: fc.constantFrom("replace", "replace", "replace", "remove", "repeat", "add"),
  value: fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 2 })),
});

/** One to three changes. */
export const changes = fc.array(change, { minLength: 1, maxLength: 3 });

/** JSON with changes; the value that is given stays as it is. Texts that hold JSON are changed inside as well. */
export function changedJson(json: unknown, list: readonly Change[]): unknown {
  return list.reduce(changedOnce, structuredClone(json));
}

function changedOnce(json: unknown, { place, kind, value: shared }: Change): unknown {
  // A copy: the same value may come in twice, and further changes are made inside.
  const value = structuredClone(shared);
  const root = { json };
  const places = placesOf(root);
  const { owner, key } = places[place % places.length];
  const old = owner[key];
  if (kind === "add" && old !== null && typeof old === "object") set(old, "added", value);
  else if (kind === "repeat" && Array.isArray(old)) owner[key] = [...(old as unknown[]), ...(old as unknown[])];
  else if (kind === "remove" && owner !== root) Reflect.deleteProperty(owner, key);
  else set(owner, key, value);
  return root.json;
}

function set(owner: object, key: string, value: unknown): void {
  Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true });
}

interface Place {
  readonly owner: Record<string, unknown>;
  readonly key: string;
}

function placesOf(owner: object): Place[] {
  return Object.entries(owner).flatMap(([key, value]: [string, unknown]) => [
    { owner: owner as Record<string, unknown>, key },
    ...(value !== null && typeof value === "object" ? placesOf(value) : []),
  ]);
}

/** Bytes with some changed, cut off or put behind. */
export function bytesNear(valid: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const edits = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  const edited = edits.map((list) => {
    const bytes = Uint8Array.from(valid);
    for (const [at, value] of list) bytes[at] = value;
    return bytes;
  });
  const cut = fc.nat(valid.length - 1).map((length) => Uint8Array.from(valid.subarray(0, length)));
  const longer = fc.uint8Array({ minLength: 1, maxLength: 9 }).map((more) => Uint8Array.from([...valid, ...more]));
  const random = fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from(bytes));
  return fc.oneof({ weight: 4, arbitrary: edited }, cut, longer, random);
}

/** A file whose header, and the JSON within its texts, has changes; its checksum, if it has one, is right again. */
export function filesNear(valid: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const { text, data } = partsOf(valid);
  const header = opened(JSON.parse(text) as Header);
  const changed = changes.map((list) => fileOf(closed(changedJson(header, list), data) as object, [...data]));
  return fc.oneof({ weight: 3, arbitrary: changed }, bytesNear(valid));
}

type Header = Record<string, unknown> & { readonly __metadata__?: Record<string, unknown> };

/** The header with what its texts hold. */
function opened(header: Header): Header {
  const entries = Object.entries(header.__metadata__ ?? {}).map(([key, value]) => [key, parsed(value)] as const);
  return { ...header, __metadata__: Object.fromEntries(entries) };
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === "string" && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
  } catch {
    return value;
  }
}

/** The header with texts again, and a checksum of all that follows it. */
function closed(header: unknown, data: Uint8Array): unknown {
  const { __metadata__: metadata } = (header ?? {}) as Header;
  if (metadata === null || typeof metadata !== "object") return header;
  const texts: Record<string, unknown> = Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [
      key,
      value !== null && typeof value === "object" ? JSON.stringify(value) : value,
    ]),
  );
  const { checkpoint } = texts;
  if (typeof checkpoint === "string") texts.checksum = crc32Text([data, new TextEncoder().encode(checkpoint)]);
  return { ...(header as Header), __metadata__: texts };
}

/** A text with some characters changed, cut off or put behind. */
export function textNear(valid: string): fc.Arbitrary<string> {
  return bytesNear(new TextEncoder().encode(valid)).map((bytes) => `${new TextDecoder().decode(bytes)}\n`);
}

/** Texts that look like tables. */
export const tables: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(",", ";", "\t", "|", " "),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.array(
      fc.array(
        fc.oneof(
          fc.constantFrom(
            "",
            "a",
            "NA",
            "-",
            "1,5",
            "1.000,5",
            "2020-01-02",
            "3/4/05",
            "12:30",
            "true",
            "1e400",
            "#",
            "y",
          ),
          fc.constantFrom('"', '""', '"a', 'a"b', "__proto__", "constructor", "\u0000", "\ufeff", "x".repeat(3000)),
          fc.integer().map(String),
          fc.double().map(String),
          fc.string({ maxLength: 6 }),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([separator, end, rows]) => rows.map((row) => row.join(separator)).join(end) + end);
