/** A place that keeps files by their names. */
export interface BrowserStore {
  /** The bytes; undefined where there are none of this name. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Replaces the file as a whole or, on failure, not at all. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  names(): Promise<string[]>;
  remove(name: string): Promise<void>;
}
