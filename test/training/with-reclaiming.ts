/** To be imported before the library: what is forgotten is given back, as outside of tests. */
const { watching } = globalThis.FinalizationRegistry as unknown as { watching: FinalizationRegistryConstructor };
globalThis.FinalizationRegistry = watching;
