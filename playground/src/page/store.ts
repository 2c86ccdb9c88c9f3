/** A value that views follow. */
export class Store<Value> {
  readonly #listeners: ((value: Value) => void)[] = [];

  constructor(private current: Value) {}

  get value(): Value {
    return this.current;
  }

  set(value: Value): void {
    this.current = value;
    for (const listener of this.#listeners) listener(value);
  }

  /** Calls a listener now and at every change. */
  follow(listener: (value: Value) => void): void {
    this.#listeners.push(listener);
    listener(this.current);
  }
}
