/** Text as it stands in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A picture that is part of the page, in a light and a dark version; print takes the light one. */
export function picture(light: string, dark: string, alt: string): string {
  return [
    "<picture>",
    `<source media="screen and (prefers-color-scheme: dark)" srcset="${dataUri(dark)}">`,
    `<img src="${dataUri(light)}" alt="${escapeHtml(alt)}" width="${sizeOf(light, "width")}" height="${sizeOf(light, "height")}">`,
    "</picture>",
  ].join("");
}

/** A table; the first column heads its rows. */
export function htmlTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join("");
  const body = rows.map(([first, ...cells]) => {
    const data = cells.map((cell, c) => `<td data-label="${escapeHtml(header[c + 1])}">${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${escapeHtml(first)}</th>${data.join("")}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

function dataUri(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

/** Width or height of a figure in pixels. */
function sizeOf(svg: string, side: "width" | "height"): string {
  return new RegExp(`<svg[^>]* ${side}="([\\d.]+)"`).exec(svg)?.[1] ?? "640";
}
