/**
 * The type of a class that engines have and the language has not, such as `AbortSignal`; `never` in a program that
 * compiles with the types of no engine (neither the DOM's nor Node's). So the package's types ask for neither.
 */
export type Global<Name extends string> =
  typeof globalThis extends Readonly<Record<Name, { readonly prototype: infer Instance }>> ? Instance : never;
