import { gunzipStream } from "../../core/gunzip-stream";

/** Unpacks gzipped bytes that the package brings. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Response(bytes).body!.pipeThrough(gunzipStream());
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
