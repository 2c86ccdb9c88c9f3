/** Names of initializers. They stand alone, so that the playground's page can read them without the library. */
/** Initializers that studies know too. */
export type PlainInitializer = "xavier" | "he" | "uniform" | "normal";

/** Those that come with the extras (src/extras). */
export type ExtraInitializerName = "xavierNormal" | "heNormal" | "lecun" | "lecunNormal" | "orthogonal";

export const INITIALIZERS: readonly PlainInitializer[] = ["xavier", "he", "uniform", "normal"];

/** Every name of an initializer. */
export const INITIALIZER_NAMES: readonly (PlainInitializer | ExtraInitializerName)[] = [
  ...INITIALIZERS,
  ...(["xavierNormal", "heNormal", "lecun", "lecunNormal", "orthogonal"] as const),
];
