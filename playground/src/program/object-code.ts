/** An object as people write it. */
export function objectCode(values: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${entries.join(", ")} }`;
}
