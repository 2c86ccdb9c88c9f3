import { Cannot, option, serve } from "../../../bench/peers/protocol.mjs";

if (option("crash", "no") === "yes") throw new Error("no such library");

await serve("Fake 1.2", ({ kind, length }) => {
  if (kind !== "update") throw new Cannot("updates only");
  if (length === 0) throw new TypeError("nothing to update");
  let runs = 0;
  return { run: () => `${++runs} runs`, units: length, note: "as a note" };
});
