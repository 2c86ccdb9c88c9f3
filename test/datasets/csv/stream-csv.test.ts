import { createReadStream } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv, scanCsv, StandardScaler, streamCsv, type CsvStream } from "../../../src/datasets/index";
import { FileFormatError, Network, Trainer, type Matrix, type Minibatch } from "../../../src/index";
import { expectRejection } from "../../core/throwing";
import { bytesOf, FLOWERS, gzipped } from "./text-files";

/** Row r is r, class "even" or "odd"; far more than one chunk of 64 KiB. */
const ROWS = 20_000;
const NUMBERS = `x,parity\n${Array.from({ length: ROWS }, (_, r) => `${r},${r % 2 === 0 ? "even" : "odd"}`).join("\n")}\n`;
const parity = { target: "parity" } as const;

async function batchesOf(stream: CsvStream): Promise<Minibatch[]> {
  const batches: Minibatch[] = [];
  for await (const batch of stream) batches.push(batch);
  return batches;
}

const inputsOf = (batches: readonly Minibatch[]) => batches.flatMap(({ inputs }) => [...inputs.data]);

describe("streamCsv", () => {
  test("gives every row once, in batches of the same size but for the last", async () => {
    const batches = await batchesOf(await streamCsv(NUMBERS, { ...parity, batchSize: 300, shuffleRows: 1000 }));
    expect(batches.map(({ inputs }) => inputs.rows)).toEqual([...new Array<number>(66).fill(300), 200]);
    expect(inputsOf(batches).toSorted((a, b) => a - b)).toEqual(Array.from({ length: ROWS }, (_, r) => r));
    for (const { inputs, targets } of batches) {
      expect([...inputs.data].map((x) => x % 2)).toEqual([...(targets as Int32Array)]);
    }
  });

  test("keeps the order without shuffling, and reads what readCsv reads", async () => {
    const stream = await streamCsv(new Blob([gzipped(FLOWERS)]), { target: "species", batchSize: 4, shuffleRows: 0 });
    const batches = await batchesOf(stream);
    const data = await readCsv(FLOWERS, { target: "species" });
    expect(inputsOf(batches)).toEqual([...data.inputs.data]);
    expect(batches.flatMap(({ targets }) => [...(targets as Int32Array)])).toEqual([...(data.targets as Int32Array)]);
    expect([stream.classes, stream.columns, stream.schema]).toEqual([
      ["setosa", "versicolor", "virginica"],
      data.columns,
      data.schema,
    ]);
  });

  test("each pass has an order of its own, which the seed and its number fix", async () => {
    const open = () => streamCsv(NUMBERS, { ...parity, seed: 3 });
    const stream = await open();
    const [first, second] = [inputsOf(await batchesOf(stream)), inputsOf(await batchesOf(stream))];
    expect(first).not.toEqual(second);
    const again = await open();
    again.pass = 1;
    expect(inputsOf(await batchesOf(again))).toEqual(second);
    expect(inputsOf(await batchesOf(await streamCsv(NUMBERS, { ...parity, seed: 4 })))).not.toEqual(first);
  });

  test("blocks are shuffled in different orders", async () => {
    const values = inputsOf(await batchesOf(await streamCsv(NUMBERS, { ...parity, batchSize: 100, shuffleRows: 100 })));
    const block = (index: number) => values.slice(100 * index, 100 * (index + 1)).map((x) => x - 100 * index);
    expect(block(0)).not.toEqual(block(1));
    expect(block(1).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  test("gives values for a target of numbers, scaled inputs, and skips rows", async () => {
    const text = "x,y\n1,0.5\n,7\n3,1.5\n";
    const stream = await streamCsv(text, {
      target: "y",
      missing: "skip",
      shuffleRows: 0,
      scaler: { transform: (inputs: Matrix) => ({ ...inputs, data: inputs.data.map((x) => 10 * x) }) },
    });
    expect(await batchesOf(stream)).toEqual([
      {
        inputs: { data: Float32Array.of(10, 30), rows: 2, columns: 1 },
        targets: { data: Float32Array.of(0.5, 1.5), rows: 2, columns: 1 },
      },
    ]);
  });

  test("skipped rows leave no features behind", async () => {
    const text = "color,size,y\nred,1,a\nblue,,b\nblue,3,b\n";
    const stream = await streamCsv(text, { target: "y", missing: "skip", shuffleRows: 0 });
    expect(inputsOf(await batchesOf(stream))).toEqual([0, 1, 1, 1, 0, 3]);
  });

  test("goes into fit, a pass an epoch", async () => {
    const lines = Array.from(
      { length: 4000 },
      (_, i) => `${(i % 100) / 100},${(i % 7) / 7},${i % 100 < 50 ? "low" : "high"}`,
    );
    const stream = await streamCsv(`a,b,class\n${lines.join("\n")}`, { target: "class" });
    using network = Network.mlp([2, 8, 2], { seed: 1 });
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    await trainer.fit(stream, { epochs: 20 });
    expect(stream.pass).toBe(20);
    const data = await readCsv(`a,b,class\n${lines.join("\n")}`, { schema: stream.schema });
    expect(trainer.evaluate(data).accuracy).toBeGreaterThan(0.95);
  });

  test("closes the file when the reader stops early", async () => {
    let closed = false;
    /** Never ends, and notes that it is canceled. */
    class EndlessBlob extends Blob {
      override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
        return new ReadableStream({
          start: (controller) => {
            controller.enqueue(bytesOf("x,parity\n"));
          },
          pull: (controller) => {
            controller.enqueue(bytesOf("7,odd\n".repeat(1000)));
          },
          cancel: () => void (closed = true),
        });
      }
    }
    const blob = new EndlessBlob();
    const { schema } = await scanCsv(NUMBERS, parity);
    for await (const { inputs } of await streamCsv(blob, { schema, shuffleRows: 0 })) {
      expect(inputs.rows).toBe(32);
      break;
    }
    expect(closed).toBe(true);
  });

  test("names line and column of what is wrong in a row", async () => {
    const { schema } = await scanCsv("x,parity\n1,odd\n2,even\n", parity);
    await expectRejection(
      streamCsv(`${NUMBERS}7,odd,1\n`, { schema }).then(batchesOf),
      FileFormatError,
      "streamCsv: the text: line 20002 has 3 cells, the first line has 2; give all rows the same cells, and quote those that hold the separator.",
    );
    await expectRejection(
      streamCsv("x,parity\n", { schema }).then(batchesOf),
      FileFormatError,
      "streamCsv: the text: there are no rows in it; pass a file with rows.",
    );
  });

  test("leaves rows of unknown classes out, and counts them", async () => {
    const { schema } = await scanCsv("x,parity\n1,odd\n2,even\n", parity);
    const stream = await streamCsv("x,parity\n7,both\n8,even\n", { schema });
    expect(inputsOf(await batchesOf(stream))).toEqual([8]);
    expect(stream.notes.map(({ message }) => message)).toEqual([
      '1 row with a class that was not learned left out, as "both" in line 2',
    ]);
  });

  test("refuses what can be read once, and options that are not valid", async () => {
    await expectRejection(
      streamCsv(createReadStream("package.json"), parity),
      TypeError,
      "streamCsv: the source is a stream, which can be read once; pass a path, a Blob or a Uint8Array.",
    );
    await expectRejection(
      streamCsv(FLOWERS, { target: "species", batchSize: 0 }),
      RangeError,
      "streamCsv: batchSize is 0; pass an integer of 1 or more.",
    );
    await expectRejection(
      streamCsv(FLOWERS, { target: "species", shuffle: true } as never),
      RangeError,
      'streamCsv: option "shuffle" is unknown; did you mean "shuffleRows"? Choose from "target", "task", "features", "exclude", "types", "maxCategories", "dates", "missing", "schema", "separator", "header", "decimal", "missingMarks", "encoding", "maxBytes", "maxCells", "batchSize", "shuffleRows", "seed", "scaler".',
    );
    await expectRejection(
      streamCsv(FLOWERS, { target: "species", scaler: {} as never }),
      TypeError,
      "streamCsv: scaler is an object; pass a scaler, an object with a method transform.",
    );
  });

  test("takes options that are undefined as left out", async () => {
    const given = { target: "species", schema: undefined, maxBytes: undefined };
    const stream = await streamCsv(FLOWERS, { ...given, batchSize: undefined, scaler: undefined });
    expect(stream.schema).toEqual((await readCsv(FLOWERS, given)).schema);
  });
});

describe("scanCsv", () => {
  test("refuses the schema that it is to find", async () => {
    const { schema } = await readCsv(FLOWERS, { target: "species" });
    const scan = scanCsv(FLOWERS, { schema } as never);
    await expect(scan).rejects.toThrow('scanCsv: option "schema" is unknown; choose from "target", "task"');
  });

  test("finds what readCsv finds, and statistics of NumPy", async () => {
    const { schema, rows, leftOut } = await scanCsv(bytesOf(FLOWERS), { target: "species" });
    expect([rows, leftOut]).toEqual([6, []]);
    expect(schema).toEqual((await readCsv(FLOWERS, { target: "species" })).schema);
    const { mean, deviation } = new StandardScaler().fit((await readCsv(FLOWERS, { target: "species" })).inputs);
    schema.features.forEach((feature, i) => {
      if (feature.type !== "number") throw new Error("the flowers are numbers");
      expect(feature.mean).toBeCloseTo(mean[i], 6);
      expect(feature.deviation).toBeCloseTo(deviation[i], 6);
    });
    // numpy.array([5.1, 4.9, 7.0, 6.4, 6.3, 5.8]).mean(), .std()
    expect(schema.features[0]).toMatchObject({ min: 4.9, max: 7 });
    expect((schema.features[0] as { mean: number }).mean).toBeCloseTo(5.916666666666667, 12);
    expect((schema.features[0] as { deviation: number }).deviation).toBeCloseTo(0.7380529941828177, 12);
  });

  test("sees a class that comes last", async () => {
    const { schema } = await scanCsv(`${NUMBERS}7,both\n`, parity);
    expect(schema.target).toMatchObject({ classes: ["both", "even", "odd"] });
  });

  test("reads a stream, once", async () => {
    const { rows } = await scanCsv(new Blob([FLOWERS]).stream(), { target: "species" });
    expect(rows).toBe(6);
  });
});
