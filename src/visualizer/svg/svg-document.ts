/**
 * A document of our own for Observable Plot to draw into: the few parts of the DOM that Plot
 * and d3-selection call when they make SVG. It needs no page and no library, so figures are
 * drawn in Node, in a page and in a worker alike, at once and without a network.
 */
export const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

const XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml";

export class SvgText {
  readonly nodeType = 3;
  parentNode: SvgElement | null = null;

  constructor(
    readonly ownerDocument: SvgDocument,
    readonly data: string,
  ) {}
}

type SvgNode = SvgElement | SvgText;

export class SvgElement {
  readonly nodeType = 1;
  readonly childNodes: SvgNode[] = [];
  parentNode: SvgElement | null = null;
  private readonly values = new Map<string, string>();

  constructor(
    readonly ownerDocument: SvgDocument,
    readonly namespaceURI: string,
    readonly localName: string,
  ) {}

  get attributes(): { name: string; value: string }[] {
    return Array.from(this.values, ([name, value]) => ({ name, value }));
  }

  get children(): SvgElement[] {
    return this.childNodes.filter((child) => child instanceof SvgElement);
  }

  get textContent(): string {
    return this.childNodes.map((child) => (child instanceof SvgText ? child.data : child.textContent)).join("");
  }

  set textContent(text: string) {
    for (const child of this.childNodes.splice(0)) child.parentNode = null;
    if (text !== "") this.appendChild(this.ownerDocument.createTextNode(text));
  }

  getAttribute(name: string): string | null {
    return this.values.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.values.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.values.set(name, String(value));
  }

  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.values.delete(name);
  }

  appendChild<Node extends SvgNode>(node: Node): Node {
    return this.insertBefore(node, null);
  }

  insertBefore<Node extends SvgNode>(node: Node, next: SvgNode | null): Node {
    node.parentNode?.removeChild(node);
    const place = next === null ? this.childNodes.length : this.childNodes.indexOf(next);
    this.childNodes.splice(place, 0, node);
    node.parentNode = this;
    return node;
  }

  removeChild<Node extends SvgNode>(node: Node): Node {
    this.childNodes.splice(this.childNodes.indexOf(node), 1);
    node.parentNode = null;
    return node;
  }
}

export class SvgDocument {
  /** d3 reads its namespace to tell that a plain name means HTML. */
  readonly documentElement = new SvgElement(this, XHTML_NAMESPACE, "html");

  createElement(name: string): SvgElement {
    return this.createElementNS(XHTML_NAMESPACE, name);
  }

  createElementNS(namespace: string, name: string): SvgElement {
    return new SvgElement(this, namespace, name);
  }

  createTextNode(data: string): SvgText {
    return new SvgText(this, data);
  }
}
