import { defaultsFor, type Settings } from "../settings/settings";

/** Data on which small networks learn in a moment: those of the first norm studies. */
export const CIRCLES: Settings = {
  ...defaultsFor("circles"),
  samples: 128,
  noise: 0.1,
  factor: 0.2,
  scale: false,
};
