import { nodeModule } from "./platform";

/** A stream that unpacks gzip. Test runners that keep the globals of a page and not those of Node lack its class. */
export function gunzipStream(): DecompressionStream {
  const Unpacker = globalThis.DecompressionStream ?? nodeModule("node:stream/web")!.DecompressionStream;
  return new Unpacker("gzip");
}
