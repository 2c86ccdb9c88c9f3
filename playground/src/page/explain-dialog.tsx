import { texts } from "../texts/index";
import { numberText, shortNumber } from "../texts/numbers";
import type { ExplainedLayer, Explanation } from "../training/frame";
import { Dialog } from "./dialog";
import { usePlayground } from "./playground";

/** Neurons and weights that are listed of a layer. */
const MOST = 8;

/** One step of gradient descent, number by number. */
export function ExplainDialog() {
  const { run } = usePlayground();
  const { value } = run.explanation;
  if (value === undefined) return null;
  const t = texts.value.explain;
  const close = () => {
    run.explanation.value = undefined;
  };
  const last = value.layers.length - 1;
  return (
    <Dialog id="explanation" title={t.title} onClose={close}>
      <p>{t.intro(value.targetName, shortNumber(value.learningRate))}</p>
      <h3>{t.forward}</h3>
      <p>{t.forwardText}</p>
      {value.layers.map((_, i) => (
        <ForwardTable key={i} explanation={value} layer={i} />
      ))}
      <p class="formula">{t.filled(filledFormula(value))}</p>
      <h3>{t.error}</h3>
      <p>{t.errorText(number(value.lossBefore))}</p>
      <ErrorTable explanation={value} />
      <h3>{t.backward}</h3>
      <p>{t.backwardText}</p>
      {[...value.layers.keys()].reverse().map((i) => (
        <Errors key={i} layer={value.layers[i]} name={i === last ? t.outputLayer : t.layer(i + 1)} />
      ))}
      <h3>{t.update}</h3>
      <p>{t.updateText(number(value.lossBefore), number(value.lossAfter))}</p>
      {value.layers.map((_, i) => (
        <UpdateTable key={i} explanation={value} layer={i} />
      ))}
    </Dialog>
  );
}

function number(value: number): string {
  return value === 0 ? "0" : numberText(Number(value.toPrecision(4))).replace("-", "−");
}

function sources({ inputNames, layers }: Explanation, layer: number): string[] {
  if (layer === 0) return [...inputNames];
  return layers[layer - 1].activations.map((_, i) => `a${i + 1}`);
}

/** The sum of the first neuron with all its numbers. */
function filledFormula({ layers, inputs }: Explanation): string {
  const [first] = layers;
  const terms = first.weightsBefore[0].slice(0, 4).map((weight, i) => `${number(weight)} × ${number(inputs[i])}`);
  const more = first.weightsBefore[0].length > 4 ? " + …" : "";
  return `${terms.join(" + ")}${more} + ${number(first.biasesBefore[0])} = ${number(first.preActivations[0])}`;
}

function Table({
  caption,
  heads,
  rows,
}: {
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <div class="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={i} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={i}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ForwardTable({ explanation, layer }: { explanation: Explanation; layer: number }) {
  const t = texts.value.explain;
  const { preActivations, activations } = explanation.layers[layer];
  const isLast = layer === explanation.layers.length - 1;
  const rows = preActivations.slice(0, MOST).map((sum, i) => [String(i + 1), number(sum), number(activations[i])]);
  return (
    <Table caption={isLast ? t.outputLayer : t.layer(layer + 1)} heads={[t.neuron, t.sum, t.activation]} rows={rows} />
  );
}

function ErrorTable({ explanation: { layers, target } }: { explanation: Explanation }) {
  const t = texts.value.explain;
  const { activations, errors } = layers[layers.length - 1];
  const rows = activations.map((value, i) => [
    String(i + 1),
    number(value),
    i < target.length ? number(target[i]) : "–",
    number(errors[i]),
  ]);
  return <Table caption={t.outputLayer} heads={[t.neuron, t.outputValue, t.target, t.errorOf]} rows={rows} />;
}

function Errors({ layer, name }: { layer: ExplainedLayer; name: string }) {
  const t = texts.value.explain;
  const rows = layer.errors.slice(0, MOST).map((error, i) => [String(i + 1), number(error)]);
  return <Table caption={name} heads={[t.neuron, t.errorOf]} rows={rows} />;
}

/** The weights of the neuron of a layer whose error is largest. */
function UpdateTable({ explanation, layer }: { explanation: Explanation; layer: number }) {
  const t = texts.value.explain;
  const { errors, weightsBefore, weightsAfter, weightGradients } = explanation.layers[layer];
  const neuron = errors.reduce((best, error, i) => (Math.abs(error) > Math.abs(errors[best]) ? i : best), 0);
  const names = sources(explanation, layer);
  const rows = weightsBefore[neuron]
    .slice(0, MOST)
    .map((before, i) => [
      names[i],
      number(before),
      number(weightGradients[neuron][i]),
      number(weightsAfter[neuron][i]),
    ]);
  const isLast = layer === explanation.layers.length - 1;
  const name = isLast ? t.outputLayer : t.layer(layer + 1);
  return (
    <Table caption={`${name}, ${t.neuron} ${neuron + 1}`} heads={[t.from, t.before, t.gradient, t.after]} rows={rows} />
  );
}
