/** Small pictures of the data sets: a few points of each, by simple formulas. */
import type { SetName } from "../settings/settings";

/** x and y from -1 to 1, and the class. */
type Point = readonly [number, number, number];

const COUNT = 54;

/** Numbers from 0 to 1 that look random and are always the same. */
function noise(i: number): number {
  const value = Math.sin(12.9898 * (i + 1)) * 43_758.5453;
  return value - Math.floor(value);
}

/** The point of a number, and how far along an arm it is. */
type MakePoint = (i: number, share: number) => Point;

const around = (i: number, radius: number, label: number): Point => {
  const angle = 2 * Math.PI * noise(i);
  const far = radius + 0.12 * (noise(i + 99) - 0.5);
  return [far * Math.cos(angle), far * Math.sin(angle), label];
};

const square = (i: number): [number, number] => [2 * noise(i) - 1, 2 * noise(i + 77) - 1];

/** Sets that are shown as points; the others have signs. */
const DRAWINGS: Readonly<Partial<Record<SetName, MakePoint>>> = {
  spiral: (i, t) => {
    const angle = 4.2 * t + (i % 3) * 2.1;
    return [(0.1 + 0.85 * t) * Math.cos(angle), (0.1 + 0.85 * t) * Math.sin(angle), i % 3];
  },
  twoSpirals: (i, t) => {
    const angle = 7 * t + (i % 2) * Math.PI;
    return [(0.12 + 0.85 * t) * Math.cos(angle), (0.12 + 0.85 * t) * Math.sin(angle), i % 2];
  },
  circles: (i) => around(i, i % 2 === 0 ? 0.85 : 0.35, i % 2),
  rings: (i) => around(i, 0.25 + 0.32 * (i % 3), i % 3),
  moons: (i) => {
    const angle = Math.PI * noise(i);
    const side = i % 2 === 0 ? 1 : -1;
    return [0.62 * Math.cos(angle) - 0.3 * side, side * (0.25 - 0.75 * Math.sin(angle)), i % 2];
  },
  xor: (i) => {
    const [x, y] = square(i);
    return [x, y, x * y > 0 ? 0 : 1];
  },
  checkerboard: (i) => {
    const [x, y] = square(i);
    return [x, y, (Math.floor(2 * x + 4) + Math.floor(2 * y + 4)) % 2];
  },
  wave: (i) => {
    const [x, y] = square(i);
    return [x, y, y > -0.5 * Math.sin(4 * x) ? 0 : 1];
  },
  lines: (i) => {
    const [x, y] = square(i);
    return [x, (i % 3) * 0.65 - 0.65 + 0.2 * y, i % 3];
  },
  zones: (i) => {
    const corner = i % 4;
    const middle = [corner % 2 === 0 ? -0.5 : 0.5, corner < 2 ? -0.5 : 0.5];
    return [middle[0] + 0.6 * (noise(i) - 0.5), middle[1] + 0.6 * (noise(i + 5) - 0.5), corner];
  },
  zones3d: (i) => {
    const [x, y] = square(i);
    return [0.7 * x + 0.25 * y, 0.7 * y, Math.floor(3 * noise(i + 31))];
  },
  polynomial: (i) => {
    const x = 2 * (i / COUNT) - 1;
    return [0.9 * x, -(1.6 * x ** 3 - 1.1 * x) + 0.16 * (noise(i) - 0.5), 0];
  },
  iris: (i) => [
    0.55 * ((i % 3) - 1) + 0.4 * (noise(i) - 0.5),
    -0.45 * ((i % 3) - 1) + 0.5 * (noise(i + 3) - 0.5),
    i % 3,
  ],
};

/** Signs of the sets that have no points of their own. */
const SIGNS: Readonly<Partial<Record<SetName, string>>> = {
  digits: "M-.45-.75h.9v.15L-.1.8h-.25L.2-.55h-.65z",
  points: "M-.7.7-.6.2.4-.8.8-.4-.2.6zM-.45.5l.15-.05L.55-.4.4-.55-.4.25z",
  csv: "M-.8-.6H.8V.6H-.8zM-.68-.25h.4v.2h-.4zm.52 0h.36v.2h-.36zm.48 0h.36v.2H.32zM-.68.1h.4v.2h-.4zm.52 0h.36v.2h-.36zm.48 0h.36v.2H.32z",
};

interface Dots {
  readonly label: number;
  readonly path: string;
}

/** The dots of each set that was shown. */
const DOTS = new Map<SetName, readonly Dots[]>();

/** A path for each class with a dot for each point: a page of single circles takes long to lay out. */
function dotsOf(make: MakePoint): Dots[] {
  const points = Array.from({ length: COUNT }, (_, i) => make(i, Math.floor(i / 3) / (COUNT / 3)));
  const labels = [...new Set(points.map(([, , label]) => label))];
  return labels.map((label) => {
    const own = points.filter(([, , of]) => of === label);
    return { label, path: own.map(([x, y]) => `M${x.toFixed(2)} ${y.toFixed(2)}h0`).join("") };
  });
}

function dotsFor(set: SetName): readonly Dots[] {
  const make = DRAWINGS[set];
  if (make === undefined) return [];
  const dots = DOTS.get(set) ?? dotsOf(make);
  DOTS.set(set, dots);
  return dots;
}

export function Thumbnail({ set }: { set: SetName }) {
  return (
    <svg class="thumbnail" viewBox="-1.150 -1.150 2.300 2.300" width="44" height="44" aria-hidden="true">
      {dotsFor(set).map(({ label, path }) => (
        <path key={label} d={path} class={`dots point-${label}`} />
      ))}
      {SIGNS[set] !== undefined && <path d={SIGNS[set]} fill="currentColor" fill-rule="evenodd" />}
    </svg>
  );
}
