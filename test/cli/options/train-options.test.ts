import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { averaging, initializer, loss, optimizer, studyOptimizer } from "../../../src/cli/options/parts";

describe("--loss", () => {
  test.each<[string, unknown]>([
    ["focal", "focal"],
    ["hinge", "hinge"],
    ["meanAbsoluteError", "meanAbsoluteError"],
    ["focal=0.5", { type: "focal", gamma: 0.5 }],
    ["crossEntropy=0.1", { type: "crossEntropy", labelSmoothing: 0.1 }],
    ["huber=2", { type: "huber", delta: 2 }],
    ["quantile=0.9", { type: "quantile", levels: [0.9] }],
    ["quantile=0.1,0.5,0.9", { type: "quantile", levels: [0.1, 0.5, 0.9] }],
    ["quantile:0.1,0.9", { type: "quantile", levels: [0.1, 0.9] }],
    ["poisson", "poisson"],
    ["gaussian", "gaussian"],
  ])("%s", (text, expected) => {
    expect(loss(text)).toStrictEqual(expected);
  });

  test.each([
    ["mse", "Choose from crossEntropy, focal, hinge, meanSquaredError, meanAbsoluteError, huber, quantile"],
    ["", "Choose from"],
    ["toString", "Choose from"],
    ["hinge=1", "hinge takes no number."],
    ["huber=0", "delta is 0; pass a finite number above 0."],
    ["huber=", "delta is NaN"],
    ["poisson=1", "poisson takes no number."],
    ["quantile=0.1,,0.9", "levels[1] is NaN; pass a number above 0 and below 1."],
    ["quantile=1", "levels[0] is 1; pass a number above 0 and below 1."],
    ["crossEntropy=1", "labelSmoothing is 1; pass a number of at least 0 and below 1."],
  ])("%s is refused", (text, message) => {
    expect(() => loss(text)).toThrow(InvalidArgumentError);
    expect(() => loss(text)).toThrow(message);
  });
});

test("--averaging", () => {
  expect(averaging("ema=0.9")).toStrictEqual({ type: "ema", decay: 0.9 });
  expect(averaging("swa")).toStrictEqual({ type: "swa" });
  expect(() => averaging("mean")).toThrow(InvalidArgumentError);
});

describe("--optimizer", () => {
  test.each<[string, unknown]>([
    ["adamw", "adamw"],
    ["lion", "lion"],
    ["momentum:momentum=0.8:nesterov", { type: "momentum", momentum: 0.8, nesterov: true }],
    ["adam:amsgrad=false:epsilon=1e-6", { type: "adam", amsgrad: false, epsilon: 1e-6 }],
    ["nadam:momentumDecay=0.01", { type: "nadam", momentumDecay: 0.01 }],
  ])("%s", (text, expected) => {
    expect(optimizer(text)).toStrictEqual(expected);
  });

  test.each([
    ["Adam", "Choose from adam, adamw, momentum"],
    ["", "Choose from"],
    ["adam:", "Pass options of an optimizer as momentum:momentum=0.8."],
    ["adam:=1", "Pass options of an optimizer as"],
    ["adam:beta1=much", "Pass options of an optimizer as"],
    ["adam:beta1=1", "Adam: beta1 is 1;"],
    ["adam:momentum=0.5", 'Adam: option "momentum" is unknown; choose from "beta1", "beta2", "epsilon", "amsgrad".'],
    [
      "momentum:momentm=0.5",
      'Momentum: option "momentm" is unknown; did you mean "momentum"? Choose from "momentum", "nesterov".',
    ],
    ["sgd:momentum=0.5", 'SGD: option "momentum" is unknown; leave it out: there are none.'],
    ["adam:amsgrad=1", "Adam: amsgrad is 1;"],
    ["sgd:learningRate=1", "--optimizer: optimizer has learningRate 1; pass --learning-rate beside optimizer"],
    ["sgd:__proto__=1", 'SGD: option "__proto__" is unknown'],
  ])("%s is refused", (text, message) => {
    expect(() => optimizer(text)).toThrow(InvalidArgumentError);
    expect(() => optimizer(text)).toThrow(message);
  });
});

describe("--optimizer of a study", () => {
  test("a name, or a name with options", () => {
    expect(studyOptimizer("adam")).toBe("adam");
    expect(studyOptimizer("momentum:momentum=0.5")).toStrictEqual({ type: "momentum", momentum: 0.5 });
  });

  test.each([
    ["lion", "Choose from sgd, momentum, adam."],
    ["momentum:nesterov", '--optimizer: optimizer: option "nesterov" is unknown'],
    ["adam:beta1=1", "--optimizer: optimizer: beta1 is 1"],
  ])("%s is refused", (text, message) => {
    expect(() => studyOptimizer(text)).toThrow(InvalidArgumentError);
    expect(() => studyOptimizer(text)).toThrow(message);
  });
});

describe("--initializer", () => {
  test.each<[string, unknown]>([
    ["he", "he"],
    ["orthogonal", "orthogonal"],
    ["normal", "normal"],
    ["normal=0.05", { normal: 0.05 }],
    ["constant=-1", { constant: -1 }],
  ])("%s", (text, expected) => {
    expect(initializer(text)).toStrictEqual(expected);
  });

  test.each([
    ["He", '--initializer: initializer is "He"; choose one of "xavier", "he"'],
    ["", '--initializer: initializer is "";'],
    ["he=2", '--initializer: initializer: option "he" is unknown'],
    ["normal=-1", "--initializer: initializer is { normal: -1 }; pass one finite number, 0 or more for normal."],
    ["normal=", "--initializer: initializer is { normal: NaN }; pass one finite number"],
  ])("%s is refused", (text, message) => {
    expect(() => initializer(text)).toThrow(InvalidArgumentError);
    expect(() => initializer(text)).toThrow(message);
  });
});
