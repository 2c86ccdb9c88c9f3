import { isArray, isObject } from "../../core/kind";
import { createDecoder } from "../../core/text-coding";
import type { RowRecord } from "../../datasets/index";
import type { Answer, Model } from "../../model/index";
import { csvLine } from "../../core/csv-line";
import { isRowOf } from "../../datasets/csv/row-record";
import { distributionOf } from "../model/distribution";
import { HttpError } from "./http-error";

/** Answers a row `{ column: value }`, rows `[row, row]`, or `{ rows: [row, row] }`, as JSON. */
export function answerJson(model: Model, body: Uint8Array): string {
  const content = parse(body);
  if (isArray(content)) return JSON.stringify(model.predict(rowsOf(model, content)));
  if (!isObject(content)) {
    throw new HttpError(400, "the body is no row; send an object with the names of columns, or an array of such");
  }
  const { rows } = content as { rows?: unknown };
  const isColumn = model.schema.features.some(({ name }) => name === "rows");
  if (isArray(rows) && !isColumn) return JSON.stringify({ rows: model.predict(rowsOf(model, rows)) });
  assertCells(content, undefined);
  assertKnown(model, [content as RowRecord]);
  return JSON.stringify(model.predict(content as RowRecord));
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(createDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    throw new HttpError(400, `the body is no JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

function rowsOf(model: Model, content: readonly unknown[]): RowRecord[] {
  content.forEach((row, r) => {
    if (!isObject(row) || isArray(row)) {
      throw new HttpError(400, `row ${r} is no object; send an object with the names of columns`);
    }
    assertCells(row, r);
  });
  const rows = content as RowRecord[];
  assertKnown(model, rows);
  return rows;
}

/** A cell is a number, a text, a truth value or null. */
function assertCells(row: object, index: number | undefined): void {
  for (const [name, value] of Object.entries(row)) {
    if (!isObject(value)) continue;
    const where = index === undefined ? "" : `row ${index}, `;
    const what = isArray(value) ? "an array" : "an object";
    throw new HttpError(
      400,
      `${where}field ${JSON.stringify(name.slice(0, 80))} is ${what}; send a number, a text, true, false or null`,
      {},
      name.slice(0, 80),
    );
  }
}

/** Rows of which none has one of the columns are another table's. */
function assertKnown(model: Model, rows: readonly RowRecord[]): void {
  if (rows.length === 0 || rows.some((row) => isRowOf(model.schema, row))) return;
  const { features } = model.schema;
  const names = features.slice(0, 10).map(({ name }) => JSON.stringify(name));
  throw new HttpError(
    400,
    `${rows.length > 1 ? "no row has one" : "the row has none"} of the columns ${names.join(", ")}; GET /schema names all`,
    {},
    features[0].name,
  );
}

/** UTF-8 is what people say of anything: then UTF-16 may be found all the same. */
function formatOf(charset: string | undefined): { readonly encoding?: string } {
  if (charset === undefined || /^utf-?8$/i.test(charset)) return {};
  try {
    return { encoding: createDecoder(charset).encoding };
  } catch {
    throw new HttpError(415, `the charset is ${JSON.stringify(charset.slice(0, 80))}; send utf-8`);
  }
}

function inWordsOfHttp(message: string): string {
  return message
    .replace(/^[\w.]+: the Uint8Array/, "the table")
    .replace('pass its encoding, such as "windows-1252"', 'name its encoding, as "text/csv; charset=windows-1252"');
}

/**
 * Answers the rows of a CSV file as `wasm-mlp predict` does.
 *
 * @param charset - What the content type says; undefined for nothing.
 */
export async function answerCsv(model: Model, body: Uint8Array, charset: string | undefined): Promise<string> {
  const format = formatOf(charset);
  let answers: readonly Answer[];
  try {
    answers = (await model.predictTable(Uint8Array.from(body), format)).rows;
  } catch (error) {
    throw new HttpError(400, inWordsOfHttp((error as Error).message));
  }
  const { name } = model.schema.target;
  const isClass = model.classes !== undefined;
  const lines = answers.map((answer) => {
    const { value, probabilities } = answer;
    const more = probabilities === undefined ? Object.values(distributionOf(answer)) : [probabilities[value]];
    return csvLine([value, ...more].map(String));
  });
  const more = isClass ? ["probability"] : answers.slice(0, 1).flatMap((answer) => Object.keys(distributionOf(answer)));
  return [csvLine([name, ...more]), ...lines].join("");
}
