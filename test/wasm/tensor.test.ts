import { describe, expect, test } from "vitest";
import { StateError } from "../../src/core/errors";
import { engineFor } from "../../src/wasm/engine";
import { TensorScope } from "../../src/wasm/tensor-scope";

const engine = engineFor("strict");

describe("Tensor", () => {
  test("is one block under two views", () => {
    const scope = new TensorScope(engine);
    const tensor = scope.allocate(3);
    tensor.floats.set([1, -2, 0.5]);
    expect([...tensor.integers]).toStrictEqual([...new Int32Array(Float32Array.of(1, -2, 0.5).buffer)]);
    expect(tensor.pointerAt(2)).toBe(tensor.pointer + 8);
    scope.dispose();
  });

  test("slices are the same memory", () => {
    const scope = new TensorScope(engine);
    const tensor = scope.allocate(8);
    const slice = tensor.slice(2, 3);
    slice.floats.fill(7);
    expect([...tensor.floats]).toStrictEqual([0, 0, 7, 7, 7, 0, 0, 0]);
    expect(slice.length).toBe(3);
    scope.dispose();
  });

  test("views survive the growth of memory", () => {
    const scope = new TensorScope(engine);
    const tensor = scope.allocate(4);
    tensor.floats.set([1, 2, 3, 4]);
    const old = tensor.floats;
    engine.kernels.memory.grow(1);
    expect(old.length).toBe(0);
    expect([...tensor.floats]).toStrictEqual([1, 2, 3, 4]);
    expect(tensor.integers.length).toBe(4);
    expect(tensor.floats).toBe(tensor.floats);
    scope.dispose();
  });
});

describe("TensorScope", () => {
  test("allocates zeros, in reused memory too", () => {
    const scope = new TensorScope(engine);
    const first = scope.allocate(100);
    first.floats.fill(NaN);
    scope.free(first);
    const second = scope.allocate(100);
    expect(second.pointer).toBe(first.pointer);
    expect(second.floats.every((x) => x === 0)).toBe(true);
    scope.dispose();
  });

  test("gives everything back with its children, once", () => {
    const before = engine.arena.liveBytes;
    const scope = new TensorScope(engine);
    const child = scope.createChild();
    const grandchild = child.createChild();
    for (const owner of [scope, child, grandchild]) owner.allocate(10);
    expect(engine.arena.liveBytes).toBe(before + 3 * 64);
    scope.dispose();
    scope.dispose();
    expect(engine.arena.liveBytes).toBe(before);
    expect([scope, child, grandchild].map(({ isDisposed }) => isDisposed)).toStrictEqual([true, true, true]);
  });

  test("a child goes without its parent", () => {
    const before = engine.arena.liveBytes;
    const scope = new TensorScope(engine);
    scope.allocate(10);
    const child = scope.createChild();
    child.allocate(10);
    child.dispose();
    expect(engine.arena.liveBytes).toBe(before + 64);
    expect(scope.isDisposed).toBe(false);
    scope.dispose();
    expect(engine.arena.liveBytes).toBe(before);
  });

  test("frees one tensor early, once", () => {
    const before = engine.arena.liveBytes;
    const scope = new TensorScope(engine);
    const tensor = scope.allocate(10);
    scope.free(tensor);
    scope.free(tensor);
    expect(engine.arena.liveBytes).toBe(before);
    scope.dispose();
  });
});

describe("what is no length or has no memory", () => {
  test.each([NaN, -1, 0.25, Infinity])("a tensor of %d elements is refused", (length) => {
    const scope = new TensorScope(engine);
    expect(() => scope.allocate(length)).toThrow(RangeError);
    scope.dispose();
  });

  test("a scope that is disposed of gives nothing out, and no child", () => {
    const before = engine.arena.liveBytes;
    const scope = new TensorScope(engine);
    scope.dispose();
    expect(() => scope.allocate(1)).toThrow(StateError);
    expect(() => scope.createChild()).toThrow(StateError);
    expect(engine.arena.liveBytes).toBe(before);
  });
});

describe("hold", () => {
  test("keeps the memory of the scope and of those around it until the last release", () => {
    const before = engine.arena.liveBytes;
    const scope = new TensorScope(engine);
    const child = scope.createChild();
    const other = scope.createChild();
    for (const owner of [scope, child, other]) owner.allocate(10);
    child.hold();
    child.hold();
    scope.dispose();
    expect([scope.isDisposed, child.isDisposed]).toStrictEqual([true, true]);
    expect(engine.arena.liveBytes).toBe(before + 2 * 64);
    child.allocate(10);
    child.release();
    expect(engine.arena.liveBytes).toBe(before + 3 * 64);
    child.release();
    expect(engine.arena.liveBytes).toBe(before);
  });

  test("keeps what is disposed of with the scope, within it", () => {
    const before = engine.arena.liveBytes;
    const scope = new TensorScope(engine);
    const child = scope.createChild();
    const grandchild = child.createChild();
    const gone = scope.createChild();
    for (const owner of [scope, child, grandchild, gone]) owner.allocate(10);
    scope.hold();
    gone.dispose();
    expect(engine.arena.liveBytes).toBe(before + 3 * 64);
    const tensor = grandchild.allocate(10);
    scope.dispose();
    tensor.floats.fill(1);
    expect([child.isDisposed, grandchild.isDisposed]).toStrictEqual([true, true]);
    expect(engine.arena.liveBytes).toBe(before + 4 * 64);
    const stranger = new TensorScope(engine);
    expect(stranger.allocate(10).pointer).not.toBe(tensor.pointer);
    stranger.dispose();
    scope.release();
    expect(engine.arena.liveBytes).toBe(before);
  });

  test("disposal is told at once, to those who still listen", () => {
    const scope = new TensorScope(engine);
    const child = scope.createChild();
    const heard: string[] = [];
    child.onDispose(() => heard.push("child"));
    scope.onDispose(() => heard.push("forgotten"))();
    child.hold();
    scope.dispose();
    scope.dispose();
    expect(heard).toStrictEqual(["child"]);
    child.release();
  });
});
