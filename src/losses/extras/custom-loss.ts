import { assertFunction, rangeError, show, typeError } from "../../core/check";
import { valueOf } from "../../core/option-table";
import { StateError } from "../../core/errors";
import { isObject } from "../../core/kind";
import { ignoreRejection, isThenable } from "../../core/thenable";
import { isFloat32Array } from "../../core/typed-array";
import type { CustomLoss, Loss } from "../loss";
import { rowsAt } from "./element-loss";

/** A loss made of a custom function. */
export function customLoss(loss: CustomLoss, caller: string): Loss {
  const name = valueOf(caller, "name", loss, "loss.name");
  if (typeof name !== "string" || name === "") {
    throw typeError(caller, `the name of the loss is ${show(name)}`, "pass { name, evaluate }");
  }
  const who = `${caller}: loss ${show(name)}`;
  assertFunction(who, "evaluate", (loss as { readonly evaluate: unknown }).evaluate);
  return {
    name,
    targetKind: "classes",
    takesProbabilities: false,
    fusedLayers: 0,
    count: (rows) => rows,
    evaluate: (kernels, y, t, labels, d, rows, columns, scale) => {
      const views = rowsAt(kernels, [y, t, d], labels, rows, columns, labels ? 1 : columns);
      const [outputs, targets] = [views.outputs.slice(), views.targets.slice()];
      const result: unknown = loss.evaluate(
        { data: outputs.slice(), rows, columns },
        targets instanceof Int32Array ? targets : { data: targets, rows, columns },
      );
      const { loss: value, gradient } = checkedResult(who, result, rows * columns);
      // The function may have made memory grow.
      const after = rowsAt(kernels, [y, t, d], labels, rows, columns, 1);
      assertUntouched(who, outputs, after.outputs);
      const { dOutputs } = after;
      for (let i = 0; i < gradient.length; i++) dOutputs[i] = scale * rows * gradient[i];
      return value * rows;
    },
  };
}

function checkedResult(who: string, result: unknown, length: number): ReturnType<CustomLoss["evaluate"]> {
  if (isThenable(result)) {
    ignoreRejection(result);
    throw typeError(
      who,
      "evaluate returned a promise",
      "return { loss, gradient } itself, from a function that is not async",
    );
  }
  const isRead = isObject(result);
  const read = (name: string) => (isRead ? valueOf(who, name, result, `result.${name}`) : undefined);
  const [loss, gradient] = [read("loss"), read("gradient")];
  if (typeof loss !== "number" || !isFloat32Array(gradient)) {
    const got = isRead ? `{ loss: ${show(loss)}, gradient: ${show(gradient)} }` : show(result);
    throw typeError(who, `evaluate returned ${got}`, "return { loss: number, gradient: Float32Array }");
  }
  if (gradient.length !== length) {
    throw rangeError(who, `the gradient has ${gradient.length} elements`, `return ${length}, one for each output`);
  }
  return { loss, gradient };
}

/** Answers of the network take the place of the outputs, and of all that the backward pass needs. */
function assertUntouched(who: string, before: Float32Array, after: Float32Array): void {
  if (before.every((value, i) => Object.is(value, after[i]))) return;
  throw new StateError(
    `${who}: evaluate used the network that is being trained; use another one there, with its state dict.`,
  );
}
