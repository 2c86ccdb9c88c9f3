import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { language, LANGUAGES, speak, texts, type Language } from "../texts/index";
import type { SavedFormat } from "../training/messages";
import { chooseWhileHidden, HIDDEN_CHOICES, whileHidden } from "./hidden-tab";
import { Icon } from "./icons";
import { LessonMenu } from "./lessons/lesson-menu";
import { Menu, MenuItem } from "./menu";
import { usePlayground } from "./playground";
import { isPresenting, present } from "./presentation";
import { openProgram } from "./program-dialog";
import { SelectField } from "./select-field";
import { setShortcuts, shortcuts } from "./shortcuts";
import { chooseTheme, theme, THEMES, type ThemeName } from "./theme";

/** Name, lessons, link, files, view. */
export function TopBar() {
  const { store } = usePlayground();
  const { hide } = store.view.value;
  const t = texts.value.top;
  return (
    <div class="top-bar">
      <h1>
        <img src="./icon.svg" alt="" width="32" height="32" />
        <span>{t.title}</span>
      </h1>
      <p class="sentence">{t.sentence}</p>
      <div class="row actions" id="actions">
        {!hide.includes("lessons") && <LessonMenu />}
        <button
          type="button"
          id="undo"
          class="quiet"
          disabled={store.depth.value === 0}
          title={t.undoHelp}
          onClick={() => {
            store.undo();
          }}
        >
          <Icon name="undo" /> <span>{t.undo}</span>
        </button>
        {!hide.includes("share") && <ShareActions />}
        <ViewMenu />
      </div>
    </div>
  );
}

function ShareActions() {
  const playground = usePlayground();
  const t = texts.value.top;
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        id="share"
        class="quiet"
        title={t.shareHelp}
        onClick={() => {
          playground.share();
        }}
      >
        <Icon name="link" /> <span>{t.share}</span>
      </button>
      <FileMenu
        onOpen={() => {
          file.current!.click();
        }}
      />
      <ModelFile input={file} />
    </>
  );
}

/** Saves what the page has, opens a model, shows code. */
function FileMenu({ onOpen }: { readonly onOpen: () => void }) {
  const { run, notices } = usePlayground();
  const t = texts.value;
  const save = (format: SavedFormat) => () => {
    run.send({ type: "save", format });
  };
  const show = (program: "train" | "page" | "torch") => () => {
    if (run.task.value === undefined) notices.warn("problem", () => texts.value.problems.noNetwork());
    else openProgram(program);
  };
  return (
    <Menu label={t.top.menu} id="export-menu" class="quiet">
      <MenuItem id="save-model" onSelect={save("safetensors")}>
        {t.menu.saveModel}
      </MenuItem>
      <MenuItem id="save-json" onSelect={save("json")}>
        {t.menu.saveJson}
      </MenuItem>
      <MenuItem id="save-predictions" onSelect={save("predictions")}>
        {t.menu.savePredictions}
      </MenuItem>
      <MenuItem id="open-model" onSelect={onOpen}>
        {t.menu.openModel}
      </MenuItem>
      <hr />
      <MenuItem id="show-program" onSelect={show("train")}>
        {t.menu.program}
      </MenuItem>
      <MenuItem id="show-page-code" onSelect={show("page")}>
        {t.menu.usePage}
      </MenuItem>
      <MenuItem id="show-torch" onSelect={show("torch")}>
        {t.menu.torch}
      </MenuItem>
    </Menu>
  );
}

/** The hidden control by which a browser lets a person choose a model file. */
function ModelFile({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { run } = usePlayground();
  return (
    <input
      ref={input}
      id="model-file"
      class="visually-hidden"
      type="file"
      accept=".safetensors"
      tabIndex={-1}
      aria-label={texts.value.menu.openModel}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.files?.[0];
        if (chosen !== undefined) run.send({ type: "loadModel", file: chosen });
        currentTarget.value = "";
      }}
    />
  );
}

/** Colors, language, presentation, keys. */
function ViewMenu() {
  const t = texts.value.top;
  return (
    <Menu label={t.settings} id="view-menu" class="quiet">
      <div class="fields">
        <SelectField
          id="theme"
          label={t.theme}
          value={theme.value}
          options={THEMES.map((name) => [name, t.themes[name]])}
          onChange={(name) => {
            chooseTheme(name as ThemeName);
          }}
        />
        <SelectField
          id="language"
          label={t.language}
          value={language.value}
          options={Object.entries(LANGUAGES).map(([name, each]) => [name, each.name])}
          onChange={(name) => {
            speak(name as Language);
          }}
        />
        <SelectField
          id="hidden-tab"
          label={t.hiddenTab}
          value={whileHidden.value}
          options={HIDDEN_CHOICES.map((name) => [name, t.hiddenChoices[name]])}
          onChange={(name) => {
            chooseWhileHidden(name as (typeof HIDDEN_CHOICES)[number]);
          }}
        />
        <label class="switch">
          <input
            id="shortcuts"
            type="checkbox"
            checked={shortcuts.value === "on"}
            onChange={({ currentTarget }) => {
              setShortcuts(currentTarget.checked);
            }}
          />
          <span>{t.shortcuts}</span>
        </label>
        <label class="switch">
          <input
            id="present"
            type="checkbox"
            checked={isPresenting.value}
            onChange={({ currentTarget }) => {
              present(currentTarget.checked);
            }}
          />
          <span>{t.present}</span>
        </label>
      </div>
    </Menu>
  );
}
