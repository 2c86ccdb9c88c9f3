import { texts } from "../../texts/index";
import { CapacityStudy } from "./capacity-study";
import { LaboratoryStudy } from "./laboratory-study";
import { MapStudy } from "./map-study";
import { NormStudy } from "./norm-study";

/** Thousands of networks at once; every study has a card of its own, a new one is added here. */
export function StudiesCard() {
  const t = texts.value.studies;
  return (
    <section class="card" id="studies" aria-labelledby="studies-title">
      <h2 id="studies-title">{t.title}</h2>
      <p class="hint">{t.intro}</p>
      <div class="studies">
        <NormStudy />
        <MapStudy />
        <LaboratoryStudy kind="boundary" />
        <LaboratoryStudy kind="stability" />
        <LaboratoryStudy kind="dying" />
        <CapacityStudy />
        <LaboratoryStudy kind="teachers" />
      </div>
    </section>
  );
}
