import { texts } from "../../texts/index";

/** What a finished study looks like, before the first run. */
export function Example({ id, title }: { id: string; title: string }) {
  const t = texts.value.studies;
  return (
    <figure class="example">
      <img src={`./examples/${id}.jpg`} alt={`${t.example}: ${title}`} loading="lazy" width="640" height="380" />
      <figcaption>{t.example}</figcaption>
    </figure>
  );
}
