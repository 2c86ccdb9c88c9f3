/** Shades of quantities as pixels. */
import { VIRIDIS } from "wasm-mlp/visualizer/palette";
import { ramp, rgbOf } from "./colors";

/** 256 pixels for quantities; lighter is more, for every kind of eyes. */
export const shades = ramp(VIRIDIS.map(rgbOf));
