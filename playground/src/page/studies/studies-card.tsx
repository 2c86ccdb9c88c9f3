import { texts } from "../../texts/index";
import { CapacityStudy } from "./capacity-study";
import { useOneByOne } from "../one-by-one";
import { LaboratoryStudy } from "./laboratory-study";
import { MapStudy } from "./map-study";
import { NormStudy } from "./norm-study";

/** Every study has a card of its own; a new one is added here. */
const STUDIES = [
  <NormStudy />,
  <MapStudy />,
  <LaboratoryStudy kind="boundary" />,
  <LaboratoryStudy kind="starts" />,
  <LaboratoryStudy kind="stability" />,
  <LaboratoryStudy kind="dying" />,
  <CapacityStudy />,
  <LaboratoryStudy kind="teachers" />,
];

/** Thousands of networks at once. */
export function StudiesCard() {
  const t = texts.value.studies;
  return (
    <section class="card" id="studies" aria-labelledby="studies-title">
      <h2 id="studies-title">{t.title}</h2>
      <p class="hint">{t.intro}</p>
      <div class="studies">{STUDIES.slice(0, useOneByOne(STUDIES.length))}</div>
    </section>
  );
}
