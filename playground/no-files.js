/** Stands for Node's modules, which nothing in a browser calls. */
export {};
