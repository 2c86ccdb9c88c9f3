import { signal } from "@preact/signals";
import type { Said } from "../texts/index";

/** Something that is said at the top of the page. */
export interface Notice {
  /** A notice takes the place of the last one of its key. */
  readonly key: string;
  readonly text: Said;
  readonly kind: "note" | "error";
  readonly action?: { readonly text: Said; readonly run: () => void };
}

const SHOWN_MS = 7000;
const MOST = 3;

/** What the page says now; errors stay until they are closed or no longer true. */
export class Notices {
  readonly list = signal<readonly Notice[]>([]);

  say(key: string, text: Said): void {
    const said: Notice = { key, text, kind: "note" };
    this.#add(said);
    setTimeout(() => {
      this.#drop((notice) => notice === said);
    }, SHOWN_MS);
  }

  warn(key: string, text: Said, action?: Notice["action"]): void {
    this.#add({ key, text, kind: "error", action });
  }

  close(key: string): void {
    this.#drop((notice) => notice.key === key);
  }

  #add(notice: Notice): void {
    const others = this.list.value.filter(({ key }) => key !== notice.key);
    this.list.value = [...others, notice].slice(-MOST);
  }

  #drop(isDropped: (notice: Notice) => boolean): void {
    if (this.list.value.some(isDropped)) this.list.value = this.list.value.filter((notice) => !isDropped(notice));
  }
}
