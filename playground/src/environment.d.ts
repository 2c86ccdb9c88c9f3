interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}

declare module "*?worker&inline" {
  const InlineWorker: new (options?: { name?: string }) => Worker;
  export default InlineWorker;
}
