/** `npm run bench`: kernels as a share of peak, whole training steps, optimizers, start-up. One thread. */
import { availablePrecisions, environment } from "./environment";
import { benchGemm } from "./gemm";
import { benchOptimizers } from "./optimizers";
import { benchStartup } from "./startup";
import { benchSteps } from "./steps";

console.log(environment());
for (const precision of availablePrecisions()) {
  benchGemm(precision);
  benchSteps(precision);
  benchOptimizers(precision);
}
benchStartup();
