/** `npm run bench`: kernels as a share of peak, whole training steps, optimizers, extra layers, start-up; two threads against one, wider vectors. */
import { availablePrecisions, environment } from "./environment";
import { benchExtras } from "./extras";
import { benchGemm } from "./gemm";
import { benchOptimizers } from "./optimizers";
import { benchStartup } from "./startup";
import { benchSteps } from "./steps";
import { benchThreads } from "./threads";
import { benchWiderVectors } from "./wider-vectors";

console.log(environment());
for (const precision of availablePrecisions()) {
  benchGemm(precision);
  benchSteps(precision);
  benchOptimizers(precision);
  benchExtras(precision);
  await benchThreads(precision);
  benchWiderVectors(precision);
}
benchStartup();
