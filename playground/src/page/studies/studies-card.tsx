import { texts } from "../../texts/index";
import { MapStudy } from "./map-study";
import { NormStudy } from "./norm-study";

/** Every study has a card of its own; a new one is added here. */
const STUDIES = [NormStudy, MapStudy];

/** Thousands of networks at once. */
export function StudiesCard() {
  const t = texts.value.studies;
  return (
    <section class="card" id="studies" aria-labelledby="studies-title">
      <h2 id="studies-title">{t.title}</h2>
      <p class="hint">{t.intro}</p>
      <div class="studies">
        {STUDIES.map((Study) => (
          <Study key={Study.name} />
        ))}
      </div>
    </section>
  );
}
