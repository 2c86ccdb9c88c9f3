import { assertFunction, rangeError, show, typeError } from "../../core/check";
import { isFloat32Array } from "../../core/typed-array";
import type { CustomLoss, Loss } from "../loss";
import { rowsAt } from "./element-loss";

/** A loss made of a custom function. */
export function customLoss(loss: CustomLoss): Loss {
  const { name } = loss;
  if (typeof name !== "string" || name === "") {
    throw typeError("Trainer", `the name of the loss is ${show(name)}`, "pass { name, evaluate }");
  }
  assertFunction(`Trainer: loss ${show(name)}`, "evaluate", (loss as { readonly evaluate: unknown }).evaluate);
  return {
    name,
    targetKind: "classes",
    takesProbabilities: false,
    fusedLayers: 0,
    count: (rows) => rows,
    evaluate: (kernels, y, t, labels, d, rows, columns, scale) => {
      const views = rowsAt(kernels, [y, t, d], labels, rows, columns, labels ? 1 : columns);
      const targets = views.targets.slice();
      const result: unknown = loss.evaluate(
        { data: views.outputs.slice(), rows, columns },
        targets instanceof Int32Array ? targets : { data: targets, rows, columns },
      );
      const { loss: value, gradient } = checkedResult(name, result, rows * columns);
      // The function may have made memory grow.
      const { dOutputs } = rowsAt(kernels, [y, t, d], labels, rows, columns, 1);
      for (let i = 0; i < gradient.length; i++) dOutputs[i] = scale * rows * gradient[i];
      return value * rows;
    },
  };
}

function checkedResult(name: string, result: unknown, length: number): ReturnType<CustomLoss["evaluate"]> {
  const who = `Trainer: loss ${show(name)}`;
  const { loss, gradient } = (result ?? {}) as Partial<ReturnType<CustomLoss["evaluate"]>>;
  if (typeof loss !== "number" || !isFloat32Array(gradient)) {
    throw typeError(who, `evaluate returned ${show(result)}`, "return { loss: number, gradient: Float32Array }");
  }
  if (gradient.length !== length) {
    throw rangeError(who, `the gradient has ${gradient.length} elements`, `return ${length}, one for each output`);
  }
  return { loss, gradient };
}
