/**
 * Paints figures of the visualizer on a canvas, in a worker too, where nothing else paints SVG: the elements and
 * attributes that the visualizer writes, which are few, and no others.
 */
type Context = OffscreenCanvasRenderingContext2D;

type Attributes = Readonly<Record<string, string>>;

type Images = ReadonlyMap<string, ImageBitmap>;

const TOKENS = /<\/\w+>|<(\w+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

/** Paints the text of a figure; its pictures first have to be read. */
export async function paintSvg(context: Context, svg: string): Promise<void> {
  const images = await imagesOf(svg);
  /** What the elements around the present place say together. */
  const around: Attributes[] = [{ fill: "#000000" }];
  for (const [, name, attributes, isEmpty, text] of svg.matchAll(TOKENS)) {
    if (text !== undefined) paintText(context, around.at(-1)!, unescaped(text));
    else if (name === undefined) {
      context.restore();
      around.pop();
    } else {
      const own = attributesOf(attributes);
      const all = { ...inherited(around.at(-1)!), ...own };
      context.save();
      place(context, name, own, around.length === 1);
      paintShape(context, name, all, images);
      if (isEmpty === "") around.push(all);
      else context.restore();
    }
  }
}

async function imagesOf(svg: string): Promise<Images> {
  const addresses = new Set(Array.from(svg.matchAll(/ href="data:image\/png;base64,([^"]+)"/g), ([, data]) => data));
  const read = async (data: string) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return [data, await createImageBitmap(new Blob([bytes], { type: "image/png" }))] as const;
  };
  return new Map(await Promise.all(Array.from(addresses, read)));
}

function attributesOf(text: string): Attributes {
  return Object.fromEntries(Array.from(text.matchAll(/([\w:-]+)="([^"]*)"/g), ([, name, value]) => [name, value]));
}

const OWN = ["x", "y", "dx", "dy", "transform"];

/** What an element is given by those around it: all but its own place and size. */
function inherited(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !OWN.includes(name)));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Moves to where an element is drawn. */
function place(context: Context, name: string, own: Attributes, isOutermost: boolean): void {
  if (name === "svg" && !isOutermost) context.translate(number(own.x), number(own.y));
  for (const [, kind, list] of (own.transform ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first, second = 0] = list.split(/[\s,]+/).map(Number);
    if (kind === "translate") context.translate(first, second);
    else if (kind === "rotate") context.rotate((first * Math.PI) / 180);
  }
}

/** A length in pixels, or in the height of letters. */
function number(length = "0", fontSize = 12): number {
  return length.endsWith("em") ? Number.parseFloat(length) * fontSize : Number(length);
}

function paintShape(context: Context, name: string, all: Attributes, images: Images): void {
  if (name === "image") {
    const image = images.get(all.href.slice(all.href.indexOf(",") + 1));
    context.imageSmoothingEnabled = all["image-rendering"] !== "pixelated";
    if (image) context.drawImage(image, number(all.x), number(all.y), number(all.width), number(all.height));
    return;
  }
  const path = pathOf(name, all);
  if (path === undefined) return;
  if (isPainted(all.fill)) {
    context.fillStyle = colorOf(all.fill, all);
    context.globalAlpha = Number(all["fill-opacity"] ?? 1);
    context.fill(path);
  }
  if (!isPainted(all.stroke)) return;
  prepareStroke(context, all);
  context.stroke(path);
}

function isPainted(color: string | undefined): color is string {
  return color !== undefined && color !== "none";
}

function colorOf(color: string, all: Attributes): string {
  return color === "currentColor" ? all.color : color;
}

function prepareStroke(context: Context, all: Attributes): void {
  context.strokeStyle = colorOf(all.stroke, all);
  context.lineWidth = Number(all["stroke-width"] ?? 1);
  context.globalAlpha = Number(all["stroke-opacity"] ?? 1);
  context.lineCap = (all["stroke-linecap"] ?? "butt") as CanvasLineCap;
  context.lineJoin = (all["stroke-linejoin"] ?? "miter") as CanvasLineJoin;
  context.setLineDash(
    (all["stroke-dasharray"] ?? "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
  );
}

function pathOf(name: string, all: Attributes): Path2D | undefined {
  const at = (attribute: string) => number(all[attribute]);
  if (name === "path") return new Path2D(all.d);
  const path = new Path2D();
  if (name === "rect") path.rect(at("x"), at("y"), at("width"), at("height"));
  else if (name === "circle") path.arc(at("cx"), at("cy"), at("r"), 0, 2 * Math.PI);
  else if (name === "line") {
    path.moveTo(at("x1"), at("y1"));
    path.lineTo(at("x2"), at("y2"));
  } else return undefined;
  return path;
}

const ALIGNMENTS: Readonly<Record<string, CanvasTextAlign>> = { start: "left", middle: "center", end: "right" };

function paintText(context: Context, all: Attributes, text: string): void {
  const size = Number(all["font-size"] ?? 12);
  context.font = `${all["font-weight"] ?? 400} ${size}px ${all["font-family"]}`;
  context.textAlign = ALIGNMENTS[all["text-anchor"] ?? "start"];
  const [x, y] = [number(all.x, size) + number(all.dx, size), number(all.y, size) + number(all.dy, size)];
  if (isPainted(all.stroke)) {
    prepareStroke(context, all);
    context.strokeText(text, x, y);
  }
  context.globalAlpha = 1;
  context.fillStyle = colorOf(all.fill, all);
  context.fillText(text, x, y);
}
