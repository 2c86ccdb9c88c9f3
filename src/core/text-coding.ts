/** The engine's classes for encoded texts. A test runner's page may lack them, where Node still has them. */
import { nodeModule } from "./platform";

/** @throws Error where the engine has no such class. */
function engineClass<Name extends "TextEncoder" | "TextDecoder">(name: Name): (typeof globalThis)[Name] {
  const found = (globalThis as Partial<typeof globalThis>)[name] ?? nodeModule("node:util")?.[name];
  if (found === undefined) throw new Error(`wasm-mlp: this engine has no ${name}; define one before texts are read.`);
  return found as (typeof globalThis)[Name];
}

/** A text as UTF-8. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return new (engineClass("TextEncoder"))().encode(text);
}

/** A decoder. @throws RangeError for an encoding that the engine does not know. */
export function createDecoder(encoding?: string, options?: TextDecoderOptions): TextDecoder {
  return new (engineClass("TextDecoder"))(encoding, options);
}
