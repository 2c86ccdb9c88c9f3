import { signal, useSignalEffect } from "@preact/signals";
import { texts } from "../texts/index";
import { ControlStrip } from "./control-strip";
import { CurveCard } from "./curve-card";
import { DataCard } from "./data-card";
import { DetailsCard } from "./details-card";
import { ExplainDialog } from "./explain-dialog";
import { LessonCard } from "./lessons/lesson-card";
import { TeacherDialog } from "./lessons/teacher-dialog";
import { NetworkCard } from "./network-card";
import { NoticeList } from "./notice-list";
import { useOneByOne } from "./one-by-one";
import { OutputCard } from "./output-card";
import { usePlayground } from "./playground";
import { ProgramDialog } from "./program-dialog";
import { hasStudies } from "./studies/has-studies";
import { StudiesCard } from "./studies/studies-card";
import { shortcuts } from "./shortcuts";
import { TopBar } from "./top-bar";

const TABS = ["training", "data", "network", "curves", "studies"] as const;

/** What stands below the output on a narrow screen. */
const tab = signal<(typeof TABS)[number]>("curves");

export function App() {
  const { store, unable } = usePlayground();
  const t = texts.value.top;
  const { hide, embed } = store.view.value;
  useSignalEffect(() => {
    const { title, code } = { ...texts.value.top, code: texts.value.code };
    document.title = title;
    document.documentElement.lang = code;
    document.documentElement.dataset.tab = tab.value;
    document.documentElement.classList.toggle("embedded", store.view.value.embed);
  });
  const shown = useOneByOne(7);
  return (
    <>
      <a
        class="skip"
        href="#output"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>("#output")?.focus();
        }}
      >
        {t.skip}
      </a>
      <header>
        {embed ? <h1 class="visually-hidden">{t.title}</h1> : <TopBar />}
        {shown > 0 && <ControlStrip />}
      </header>
      <NoticeList />
      {unable.value !== undefined && (
        <p class="unable" role="alert">
          {unable.value()}
        </p>
      )}
      <LessonCard />
      <main class={columnsOf(hide)}>
        {shown > 3 && !hide.includes("data") && <DataCard />}
        {shown > 1 && <OutputCard />}
        {shown > 1 && <Tabs />}
        {shown > 2 && !hide.includes("network") && <NetworkCard />}
        {shown > 4 && !hide.includes("curves") && <CurveCard />}
        {shown > 5 && !hide.includes("details") && !embed && <DetailsCard />}
        {shown > 6 && hasStudies(store.view.value) && <StudiesCard />}
      </main>
      {shown > 4 && <Footer />}
      <Announcer />
      <div id="drop-target" aria-hidden="true">
        <p>{t.drop}</p>
      </div>
      <ProgramDialog />
      <ExplainDialog />
      <TeacherDialog />
    </>
  );
}

/** Says what happens to people who do not see the page. */
function Announcer() {
  const { announcement } = usePlayground();
  return (
    <p class="visually-hidden" aria-live="polite" id="announcer">
      {announcement.value()}
    </p>
  );
}

/** Names the columns that a teacher has hidden, so that the others take their room. */
function columnsOf(hide: readonly string[]): string {
  const hasSide = !hide.includes("network") || !hide.includes("curves");
  return [hide.includes("data") ? "without-data" : "", hasSide ? "" : "without-side"].join(" ").trim();
}

/** Who made the page, its keys, and the bits of its network. */
function Footer() {
  const { store } = usePlayground();
  const t = texts.value.top;
  const { embed } = store.view.value;
  return (
    <footer>
      {!embed && (
        <>
          <p>
            {t.footer} {shortcuts.value === "on" && t.keys}
          </p>
          <p>
            <a href="https://www.npmjs.com/package/wasm-mlp">{t.docs}</a>
          </p>
        </>
      )}
      <Fingerprint />
    </footer>
  );
}

function Fingerprint() {
  const { run } = usePlayground();
  const { fingerprint } = run.state.value;
  return (
    <p id="fingerprint" data-bits={fingerprint}>
      {fingerprint === "" ? "" : texts.value.top.fingerprint(fingerprint)}
    </p>
  );
}

/** Chooses the card below the output on a narrow screen. */
function Tabs() {
  const t = texts.value.tabs;
  const onKeyDown = ({ key, currentTarget }: { key: string; currentTarget: HTMLElement }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step === undefined) return;
    const next = (TABS.indexOf(tab.value) + step + TABS.length) % TABS.length;
    tab.value = TABS[next];
    currentTarget.querySelectorAll<HTMLElement>("[role='tab']")[next].focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t.label} onKeyDown={onKeyDown}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={tab.value === name}
          tabIndex={tab.value === name ? 0 : -1}
          onClick={() => (tab.value = name)}
        >
          {t[name]}
        </button>
      ))}
    </div>
  );
}
