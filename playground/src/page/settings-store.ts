import { signal } from "@preact/signals";
import { readAddress, START, writeAddress, type Address, type Position } from "../settings/address";
import { isAddress } from "../settings/link-parts";
import { changed, type Settings } from "../settings/settings";
import type { View } from "../settings/view";

/** The settings of the page, kept in its address; each change can be undone with the browser's Back. */
export class SettingsStore {
  readonly settings = signal<Settings>(readAddress("").settings);
  readonly view = signal<View>(readAddress("").view);
  /** Changes that can be undone without leaving the page. */
  readonly depth = signal(0);
  /** What the page was opened with. */
  readonly opened: Address;
  #onChange: (settings: Settings, before: Settings) => void = () => undefined;
  #onOpen: (address: Address) => void = () => undefined;

  constructor() {
    this.opened = readAddress(isAddress(location.hash) ? location.hash : "");
    this.settings.value = this.opened.settings;
    this.view.value = this.opened.view;
    addEventListener("popstate", (event) => {
      this.#returnTo(event.state);
    });
  }

  /** Listeners to changes: by hand or with Undo; and to another address. */
  listen(onChange: (settings: Settings, before: Settings) => void, onOpen: (address: Address) => void): void {
    this.#onChange = onChange;
    this.#onOpen = onOpen;
  }

  change(change: Partial<Settings>): void {
    this.set(changed(this.settings.value, change));
  }

  /** A change that belongs to the last one and is undone with it. */
  amend(change: Partial<Settings>): void {
    const before = this.settings.value;
    this.settings.value = changed(before, change);
    history.replaceState(history.state, "", writeAddress(this.settings.value, START, this.view.value));
    this.#onChange(this.settings.value, before);
  }

  /** Other settings; they can be undone. */
  set(settings: Settings): void {
    const before = this.settings.value;
    if (writeAddress(before) === writeAddress(settings)) return;
    this.#push(settings, this.view.value);
    this.#onChange(settings, before);
  }

  /** Settings that the worker has taken already. */
  adopt(settings: Settings): void {
    this.#push(settings, this.view.value);
  }

  /** Another page: settings with a lesson or without. */
  open(address: Pick<Address, "settings" | "view">): void {
    this.#push(address.settings, address.view);
    this.#onOpen({ ...address, until: START, problems: [] });
  }

  undo(): void {
    if (this.depth.value > 0) history.back();
  }

  /** The address of the page at a moment. */
  link(position: Position = START): string {
    return new URL(writeAddress(this.settings.value, position, this.view.value), location.href).href;
  }

  showInAddress(link: string): void {
    history.replaceState(history.state, "", link);
  }

  #push(settings: Settings, view: View): void {
    this.depth.value++;
    this.settings.value = settings;
    this.view.value = view;
    history.pushState({ depth: this.depth.value }, "", writeAddress(settings, START, view));
  }

  #returnTo(state: unknown): void {
    if (!isAddress(location.hash)) return;
    const address = readAddress(location.hash);
    const before = this.settings.value;
    const isOwn = state !== null && typeof state === "object" && "depth" in state;
    this.depth.value = isOwn ? Number(state.depth) : 0;
    this.settings.value = address.settings;
    const isSameView = JSON.stringify(address.view) === JSON.stringify(this.view.value);
    this.view.value = address.view;
    if (isSameView && address.until.epoch === 0 && address.until.batch === 0 && address.problems.length === 0) {
      this.#onChange(address.settings, before);
    } else this.#onOpen(address);
  }
}
