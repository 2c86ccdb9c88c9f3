import { escape } from "../../visualizer/svg/serialize";

/** A figure in the versions that a page chooses from. */
export interface Versions {
  readonly light: string;
  readonly dark: string;
  /** For a phone, where it can be drawn that narrow. */
  readonly narrow?: { readonly light: string; readonly dark: string };
}

/** A picture that is part of the page: wide or narrow, light or dark; print takes the light one. */
export function picture({ light, dark, narrow }: Versions, alt: string): string {
  const source = (media: string, svg: string) => `<source media="${media}" srcset="${dataUri(svg)}">`;
  return [
    "<picture>",
    narrow === undefined ? "" : source(`screen and ${PHONE} and ${DARK}`, narrow.dark),
    narrow === undefined ? "" : source(`screen and ${PHONE}`, narrow.light),
    source(`screen and ${DARK}`, dark),
    `<img src="${dataUri(light)}" alt="${escape(alt)}">`,
    "</picture>",
  ].join("");
}

const PHONE = "(max-width: 30rem)";
const DARK = "(prefers-color-scheme: dark)";

/** A table; the first column heads its rows. */
export function htmlTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((title) => `<th scope="col">${escape(title)}</th>`).join("");
  const body = rows.map(([first, ...cells]) => {
    const data = cells.map((cell, c) => `<td data-label="${escape(header[c + 1])}">${escape(cell)}</td>`);
    return `<tr><th scope="row">${escape(first)}</th>${data.join("")}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

function dataUri(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
