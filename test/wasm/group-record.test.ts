/** Records of populations: every field that the library writes is one that the kernels read, and all of them are written. */
import { describe, expect, test } from "vitest";
import { codeOf, recordBytes, stepsLayout, writeGroupRecord, writeLayerRecord } from "../../src/wasm/group-record";
import { modules } from "../assembly/population/modules";

const globalsOf = (kernels: object, prefix: string) =>
  Object.entries(kernels as Record<string, unknown>)
    .filter(([name]) => name.startsWith(prefix) && name !== `${prefix}bytes`)
    .map(([name, global]) => [name.slice(prefix.length), (global as WebAssembly.Global).value as number] as const);

describe.each(modules)("$name", ({ kernels }) => {
  test.each([
    ["Layer", writeLayerRecord],
    ["Group", writeGroupRecord],
  ] as const)("a %s is written whole, each field in its own place", (kind, write) => {
    const fields = globalsOf(kernels, `${kind}Offset.`);
    expect(fields.length).toBeGreaterThan(8);
    const bytes = recordBytes(kernels, kind);
    const address = kernels.heapBase() + 64;
    const memory = new Uint8Array(kernels.memory.buffer, address - 8, bytes + 16);
    memory.fill(0xa5);
    write(kernels, address, Object.fromEntries(fields.map(([name], i) => [name, i + 1])) as never);
    expect([...memory.subarray(0, 8), ...memory.subarray(bytes + 8)]).toEqual(new Array(16).fill(0xa5));
    const view = new DataView(kernels.memory.buffer, address, bytes);
    const read = (offset: number) => [view.getInt32(offset, true), view.getFloat32(offset, true)];
    for (const [i, [name, offset]] of fields.entries()) {
      const isDouble = offset % 8 === 0 && offset + 8 <= bytes && view.getFloat64(offset, true) === i + 1;
      expect(isDouble || read(offset).includes(i + 1), name).toBe(true);
    }
    expect(new Set(fields.map(([, offset]) => offset)).size).toBe(fields.length);
  });

  test("a field that the module does not know is refused", () => {
    expect(() => {
      writeLayerRecord(kernels, kernels.heapBase(), { width: 3 } as never);
    }).toThrow("the population module exports no LayerOffset.width; build it again");
  });

  test("codes differ within their kind", () => {
    const optimizers = (["sgd", "momentum", "adam"] as const).map((name) => codeOf(kernels, "optimizer", name));
    expect(new Set(optimizers).size).toBe(3);
    const rules = (["never", "allRight", "lossBelow"] as const).map((name) => codeOf(kernels, "success", name));
    expect(new Set(rules).size).toBe(3);
  });

  test("a record of steps holds f32 vectors, then f64 rates", () => {
    const { bytes, decays, rates } = stepsLayout(kernels);
    expect([decays % 16, rates % 8, bytes % 16]).toEqual([0, 0, 0]);
    expect(bytes).toBe(rates + 32);
  });
});
