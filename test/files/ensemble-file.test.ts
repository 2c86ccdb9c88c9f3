import { describe, expect, test } from "vitest";
import { decodeEnsemble, encodeEnsemble } from "../../src/files/ensemble-file";
import { loadNetwork } from "../../src/files/index";
import { FileFormatError, Network } from "../../src/index";

const networks = [1, 2, 3].map((seed) => Network.mlp([2, 3, 1], { seed }));
const dictsOf = (list: readonly Network[]) => list.map((network) => network.stateDict());

describe("a file of several networks", () => {
  const bytes = encodeEnsemble("test", networks, { classes: ["a"] });

  test("gives them back, with their seeds and extras", async () => {
    const again = await decodeEnsemble({ file: "file", bytes });
    expect(dictsOf(again.networks)).toStrictEqual(dictsOf(networks));
    expect(again.networks.map(({ seed }) => seed)).toStrictEqual([1, 2, 3]);
    expect(again.classes).toStrictEqual(["a"]);
  });

  test("gives its first to loadNetwork", async () => {
    const { network } = await loadNetwork(bytes);
    expect(network.stateDict()).toStrictEqual(networks[0].stateDict());
  });

  test.each([
    ["[1,2,3,4]", 'file: tensor "0.weight" is missing, Linear needs shape [3, 2]; get the file again.'],
    ["[]", "file: members are [], not the seeds of networks; get the file again."],
    ['[1,"2"]', "file: members are an array of 2, not the seeds of networks; get the file again."],
  ])("is refused with members %s", async (members, message) => {
    const text = new TextDecoder("latin1").decode(bytes).replace('"[1,2,3]"', JSON.stringify(members));
    const changed = withHeaderLength(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    await expect(decodeEnsemble({ file: "file", bytes: changed })).rejects.toThrow(new FileFormatError(message));
  });
});

/** The header's length after its text has changed: it ends where the tensors begin. */
function withHeaderLength(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const tensorBytes = 3 * 4 * 13;
  new DataView(bytes.buffer).setUint32(0, bytes.length - tensorBytes - 8, true);
  return bytes;
}
