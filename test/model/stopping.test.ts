import { describe, expect, test } from "vitest";
import { Model } from "../../src/model/index";
import { readTableRows } from "../../src/datasets/csv/table-rows";

const rows = Array.from({ length: 80 }, (_, i) => ({
  x: Math.sin(i),
  c: i < 3 ? "rare" : "often",
  y: Math.sin(i) > 0 ? "up" : "down",
}));

/** A model whose training was stopped in an epoch of a network. */
async function stoppedIn(network: number, epoch: number): Promise<Model> {
  const controller = new AbortController();
  return Model.train(rows, {
    target: "y",
    epochs: 200,
    stop: controller.signal,
    onProgress: (progress) => {
      if (progress.network === network && progress.epoch.epoch === epoch) controller.abort(new Error("enough"));
    },
  });
}

describe("stop", () => {
  test("in the first network keeps that network, with the scores of the rows held out", async () => {
    using model = await stoppedIn(1, 5);
    expect(model.history.epoch).toHaveLength(5);
    expect(model.networks).toHaveLength(1);
    expect(model.judgedOn).toBe("test");
    expect(model.judgedRows!.actual).toHaveLength(16);
    using again = await Model.load(await model.save());
    expect(again.predict(rows[0])).toEqual(model.predict(rows[0]));
  });

  test("in the last keeps the last", async () => {
    // The second and the third are not needed: the target follows from x.
    using model = await stoppedIn(4, 3);
    expect(model.history.epoch).toHaveLength(3);
    expect(model.scores.accuracy).toBeGreaterThan(0.9);
  });

  test("does not hide the signal's abort", async () => {
    const controller = new AbortController();
    const training = Model.train(rows, {
      target: "y",
      signal: controller.signal,
      stop: new AbortController().signal,
      onProgress: () => {
        controller.abort(new Error("away"));
      },
    });
    await expect(training).rejects.toThrow("away");
  });
});

describe("an abort while the next bytes are waited for, which never come,", () => {
  const header = "x,y\n1,up\n";
  const sources = {
    "of a web stream": () => new ReadableStream<Uint8Array<ArrayBuffer>>(),
    "of a generator": async function* () {
      yield header;
      await new Promise(() => undefined);
    },
  };

  test.each(Object.entries(sources))("%s ends the training with its reason", async (_, open) => {
    const controller = new AbortController();
    const training = Model.train(open(), { target: "y", signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error("away"));
    }, 5);
    await expect(training).rejects.toThrow("away");
  });

  test("cancels a web stream at once", async () => {
    const controller = new AbortController();
    let canceled = false;
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: () => {
        setTimeout(() => {
          controller.abort(new Error("away"));
        }, 5);
      },
      cancel: () => void (canceled = true),
    });
    await expect(Model.train(stream, { target: "y", signal: controller.signal })).rejects.toThrow("away");
    expect(canceled).toBe(true);
  });
});

test("patience ends the training at the lowest loss, and goes back to it", async () => {
  using model = await Model.train(rows, {
    target: "y",
    epochs: 500,
    patience: 2,
    learningRate: 0.05,
    test: 0,
    validation: 0,
  });
  const { loss = [], bestEpoch } = model.history;
  expect(loss.length).toBeLessThan(500);
  expect(bestEpoch).toBe(loss.indexOf(Math.min(...loss)) + 1);
});

test("what was said of the rows held out gives the scores", async () => {
  using model = await Model.train(rows, { target: "y", epochs: 10 });
  const { actual, predicted } = model.judgedRows!;
  const right = actual.filter((label, i) => label === predicted[i]).length;
  expect(right / actual.length).toBe(model.scores.accuracy);
});

test("a table that was read before is not read again", async () => {
  const table = await readTableRows("test", rows);
  using model = await Model.train(table, { target: "y", epochs: 3 });
  const { rows: answers } = await model.predictTable(table);
  expect(answers).toEqual(model.predict(rows));
  expect(await model.evaluate(table)).toEqual(await model.evaluate(rows));
});
