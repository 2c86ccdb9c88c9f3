import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, readAddress, START, writeAddress } from "../../../playground/src/settings/address";
import { FIELD_NAMES, FIELDS } from "../../../playground/src/settings/fields";
import { isAddress } from "../../../playground/src/settings/link-parts";
import { MAX_POINTS, writePoints } from "../../../playground/src/settings/points";
import { hasMeaning } from "../../../playground/src/settings/meaning";
import { OPTIMIZER_OPTIONS } from "../../../playground/src/settings/options";
import { changed, defaultsFor } from "../../../playground/src/settings/settings";
import { NO_VIEW } from "../../../playground/src/settings/view";

const sets = FIELDS.set.names;
const plain = { settings: defaultsFor("spiral"), until: START, view: NO_VIEW };

describe("an address", () => {
  test.each(sets)("gives %s back as it was written", (set) => {
    const settings = { ...defaultsFor(set), hidden: [3, 200], learningRate: 0.02, scale: false, seed: 2 ** 53 - 1 };
    const until = { epoch: 120, batch: 3 };
    expect(readAddress(writeAddress(settings, until))).toStrictEqual({ settings, until, view: NO_VIEW, problems: [] });
  });

  test("of defaults is short", () => {
    expect(writeAddress(defaultsFor("spiral"))).toBe("#set=spiral");
    expect(readAddress("")).toStrictEqual({ ...plain, problems: [] });
  });

  test("holds nothing that has no meaning for its data", () => {
    const settings = { ...defaultsFor("digits"), samples: 77, coefficients: [1], features: ["x"] as const };
    expect(writeAddress(settings)).toBe("#set=digits");
  });

  test("may be percent-encoded, as messengers and makers of QR codes do", () => {
    expect(readAddress("#set=moons&hidden=8%2C4").settings.hidden).toStrictEqual([8, 4]);
    expect(readAddress("#hidden=%E0%A4%A").problems).toStrictEqual(["unknown"]);
    const whole = "#set%3Dmoons%26hidden%3D8%2C4";
    expect(isAddress(whole)).toBe(true);
    expect(readAddress(whole)).toMatchObject({ settings: { set: "moons", hidden: [8, 4] }, problems: [] });
  });

  test("is told from the name of a part of the page", () => {
    expect(["#output", "#set=moons", "", "#"].map(isAddress)).toStrictEqual([false, true, true, true]);
  });

  test("of all points with a long title and task in any script can be read", () => {
    const points = writePoints(
      Array.from({ length: MAX_POINTS }, (_, i) => ({ x: i / 400, y: -i / 400, label: i % 4 })),
    );
    const settings = { ...defaultsFor("points"), points };
    const view = { ...NO_VIEW, title: "語".repeat(400), task: "語".repeat(400) };
    expect(readAddress(writeAddress(settings, START, view))).toMatchObject({ settings, view, problems: [] });
  });

  test("is written of a title that ends in half a sign", () => {
    expect(writeAddress(defaultsFor("xor"), START, { ...NO_VIEW, title: "Luck \ud83c" })).toMatch(/title=Luck%20$/);
  });

  test("holds a view: a lesson, hidden and locked controls, a teacher's words", () => {
    const view = {
      lesson: "one-layer" as const,
      hide: ["studies", "noise"] as const,
      lock: ["hidden"] as const,
      title: "Overfitting & luck = ?",
      task: "Find 95 %, if you can",
      embed: true,
    };
    const written = writeAddress(defaultsFor("xor"), START, view);
    expect(readAddress(written)).toStrictEqual({ settings: defaultsFor("xor"), until: START, view, problems: [] });
    for (const bad of [
      "hide=constructor",
      "lock=data",
      "lesson=<b>",
      "lesson=nothing",
      "lesson=toString",
      `task=${"x".repeat(401)}`,
    ]) {
      expect(readAddress(`#set=xor&${bad}`)).toMatchObject({ view: NO_VIEW, problems: ["view"] });
    }
  });

  test("of an older page says the same", () => {
    const { settings, view, problems } = readAddress("#set=xor&batchNorm=on&hide=batchNorm&lock=batchNorm");
    expect(settings.normalization).toBe("batch");
    expect(view).toMatchObject({ hide: ["normalization"], lock: ["normalization"] });
    expect(problems).toStrictEqual([]);
    expect(readAddress("#batchNorm=off").settings).toStrictEqual(plain.settings);
  });

  test("holds options of the chosen optimizer and loss, where they are not the usual ones", () => {
    const lion = { ...changed(defaultsFor("moons"), { optimizer: "lion" }), beta1: 0.8, classLoss: "focal", gamma: 3 };
    expect(writeAddress(lion as typeof plain.settings)).toBe(
      "#set=moons&classLoss=focal&gamma=3&optimizer=lion&beta1=0.8",
    );
    expect(readAddress("#set=moons&optimizer=lion").settings.beta2).toBe(OPTIMIZER_OPTIONS.lion.beta2);
    expect(writeAddress({ ...defaultsFor("moons"), gamma: 3, momentum: 0.5, delta: 2 })).toBe("#set=moons");
  });

  test("holds drawn points", () => {
    const points = writePoints([
      { x: 0.5, y: -1, label: 3 },
      { x: -0.25, y: 1, label: 0 },
    ]);
    expect(readAddress(`#set=points&points=${points}`).settings.points).toBe(points);
    expect(readAddress("#set=points&points=zzzzz").problems).toStrictEqual(["points"]);
    expect(readAddress("#set=points&points=0000").problems).toStrictEqual(["points"]);
  });

  test("takes no names of JavaScript's own objects for values", () => {
    const names = ["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf"];
    for (const field of FIELD_NAMES) {
      for (const name of names) expect(parse(FIELDS[field], name), `${field}=${name}`).toBeUndefined();
    }
  });

  test.each([
    ["#noise=-1", "noise"],
    ["#noise=NaN", "noise"],
    ["#noise=0x10", "noise"],
    ["#samples=10.5", "samples"],
    ["#samples=1e9", "samples"],
    ["#hidden=4,,4", "hidden"],
    ["#hidden=1,1,1,1,1,1,1", "hidden"],
    ["#hidden=257", "hidden"],
    ["#normalization=true", "normalization"],
    ["#batchNorm=true", "normalization"],
    ["#classLoss=huber", "classLoss"],
    ["#optimizer=toString", "optimizer"],
    ["#nesterov=1", "nesterov"],
    ["#beta1=1", "beta1"],
    ["#epsilon=0", "epsilon"],
    ["#level=0", "level"],
    ["#scale=toString", "scale"],
    ["#features=x,x", "features"],
    ["#features=z", "features"],
    ["#set=toString", "set"],
    ["#epoch=-1", "moment"],
    ["#batch=0.5", "moment"],
    ["#__proto__=1", "unknown"],
    [`#${"a".repeat(16_001)}`, "tooLong"],
  ])("%s gives the default and names the problem", (hash, problem) => {
    expect(readAddress(hash)).toStrictEqual({ ...plain, problems: [problem] });
  });

  test("of any text gives settings within their ranges", () => {
    const names = fc.constantFrom(...Object.keys(FIELDS), "epoch", "constructor");
    const part = fc
      .tuple(names, fc.oneof(fc.string(), fc.double().map(String)))
      .map(([name, value]) => `${name}=${value}`);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { settings } = readAddress(`#${parts.join("&")}`);
        expect(Object.keys(settings).sort()).toStrictEqual(Object.keys(FIELDS).sort());
        const again = readAddress(writeAddress(settings)).settings;
        for (const name of FIELD_NAMES) {
          if (hasMeaning(name, settings)) expect(again[name]).toStrictEqual(settings[name]);
        }
        expect(settings.samples).toBeGreaterThanOrEqual(FIELDS.samples.min);
        expect(settings.samples).toBeLessThanOrEqual(FIELDS.samples.max);
      }),
    );
  });
});

describe("another data set", () => {
  test("begins where a link to it would", () => {
    for (const set of sets) expect(changed(defaultsFor("moons"), { set })).toStrictEqual(defaultsFor(set));
  });

  test("keeps the options of an optimizer; another optimizer has its own", () => {
    const chosen = changed(changed(defaultsFor("moons"), { optimizer: "rmsprop" }), { decay: 0.8 });
    expect(chosen.epsilon).toBe(1e-8);
    expect(changed(chosen, { set: "xor" })).toMatchObject({ optimizer: "rmsprop", decay: 0.8 });
    expect(changed(chosen, { optimizer: "adadelta" })).toMatchObject({ epsilon: 1e-6, rho: 0.9, decay: 0.8 });
  });

  test("keeps what was chosen about network and training", () => {
    const before = { ...defaultsFor("spiral"), learningRate: 0.3, hidden: [5], noise: 0.01 };
    expect(changed(before, { set: "digits" })).toStrictEqual({
      ...defaultsFor("digits"),
      learningRate: 0.3,
      hidden: [5],
    });
    expect(changed(before, { set: "rings" }).noise).toBe(defaultsFor("rings").noise);
  });
});
