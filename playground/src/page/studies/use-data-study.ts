import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Settings } from "../../settings/settings";
import type { MapSettings, NormSettings, StudyPicture } from "../../studies/messages";
import { usePlayground } from "../playground";
import { openNetwork, studySettings } from "./open-network";
import { studyData } from "./study-data";
import type { StudyValues } from "./study-form";
import { useStudy, type Study, type StudyListener } from "./use-study";

type Numbers = NormSettings & MapSettings;

interface DataStudyListener<Picture extends StudyPicture> extends Omit<StudyListener<Picture>, "onNetwork"> {
  /** The learning rate of the network that is opened, where it is not the study's. */
  readonly rateOf?: (picture: Picture) => number;
  /** Called before each run. */
  readonly onRun: () => void;
}

interface DataStudy<Picture extends StudyPicture> extends Study<Picture> {
  /** Whether the preset's data are learned, not those of the main view. */
  readonly usesPreset: Signal<boolean>;
  readonly runWith: (values: StudyValues) => void;
}

/** A study of data, the preset's or those of the main view, whose networks are trained again there. */
export function useDataStudy<Picture extends StudyPicture>(
  type: "norms" | "map",
  { rateOf, onRun, ...listener }: DataStudyListener<Picture>,
): DataStudy<Picture> {
  const playground = usePlayground();
  const usesPreset = useSignal(true);
  /** The study and the data that the picture is made of. */
  const asked = useRef<{ readonly numbers: Numbers; readonly settings: Settings }>(undefined);
  const study = useStudy<Picture>({
    ...listener,
    onNetwork: (network) => {
      const { numbers, settings } = asked.current!;
      const learningRate = rateOf?.(study.picture.value!) ?? numbers.learningRate;
      openNetwork(playground, network, studySettings(settings, { ...numbers, learningRate }));
    },
  });
  const runWith = (values: StudyValues) => {
    const data = studyData(playground, usesPreset.value);
    const numbers = { ...values, seed: data.settings.seed } as unknown as Numbers;
    asked.current = { numbers, settings: data.settings };
    onRun();
    study.run({ type, study: numbers, ...data });
  };
  return { ...study, usesPreset, runWith };
}
