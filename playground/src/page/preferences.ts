/** What a person prefers on this computer; kept if the browser lets us. */

const PREFIX = "wasm-mlp-playground.";

export function readPreference<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  usual: Choice = choices[0],
): Choice {
  try {
    const value = localStorage.getItem(PREFIX + name);
    return choices.find((choice) => choice === value) ?? usual;
  } catch {
    return usual;
  }
}

export function keepPreference(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Only this visit then.
  }
}
