/** The declarations of the kernels of the extras module (assembly/extras/index.ts), as kernel-table.ts has those of the core. */
import { byCode, elements, rowNorm, rowNormParameters, shared, whole } from "./kernel-division";

type Numbers<Count extends number, List extends number[] = []> = List["length"] extends Count
  ? List
  : Numbers<Count, [...List, number]>;
type Kernel<Arguments extends number> = (...args: Numbers<Arguments>) => void;

// A call that bundlers know to be pure: programs without threads do without the table.
export const EXTRA_KERNELS = /* @__PURE__ */ (() => ({
  heapBase: whole<() => number>(),
  activationForward: shared<(code: number, x: number, y: number, n: number, alpha: number) => void>(byCode(2)),
  activationBackward: shared<(code: number, x: number, dy: number, dx: number, n: number, alpha: number) => void>(
    byCode(3),
  ),
  preluForward: shared<(x: number, y: number, n: number, slope: number) => void>(elements(2, 5)),
  preluBackward: shared<(x: number, dy: number, dx: number, n: number, slope: number) => void>(elements(3, 5)),
  preluSlopeGradient: whole<(x: number, dy: number, n: number, dSlope: number) => void>(),
  addScaled: shared<(x: number, z: number, out: number, n: number, factor: number) => void>(elements(3, 5)),
  alphaDropout: shared<
    (x: number, mask: number, y: number, n: number, dropped: number, scale: number, shift: number) => void
  >(elements(3, 15)),
  rowNormForward: shared<Kernel<10>>(rowNorm(2, 15, [8, 9])),
  rowNormParameterGradients: shared<Kernel<9>>(rowNormParameters),
  rowNormInputGradients: shared<Kernel<9>>(rowNorm(3, 30, [7, 8])),
  amsgradStep: shared<Kernel<14>>(elements(5, 40, [0, 2, 3, 4])),
  nadamStep: shared<Kernel<13>>(elements(4, 36, [0, 2, 3])),
  adadeltaStep: shared<Kernel<10>>(elements(4, 36, [0, 2, 3])),
  lionStep: shared<Kernel<9>>(elements(3, 20, [0, 2])),
  centeredRmspropStep: shared<Kernel<11>>(elements(4, 36, [0, 2, 3])),
}))();
