import { signal } from "@preact/signals";

/** Something that is said at the top of the page. */
export interface Notice {
  /** A notice takes the place of the last one of its key. */
  readonly key: string;
  readonly text: string;
  readonly kind: "note" | "error";
  readonly action?: { readonly text: string; readonly run: () => void };
}

const SHOWN_MS = 7000;
const MOST = 3;

/** What the page says now; errors stay until they are closed or no longer true. */
export class Notices {
  readonly list = signal<readonly Notice[]>([]);

  say(key: string, text: string): void {
    this.#add({ key, text, kind: "note" });
    setTimeout(() => {
      this.#drop((notice) => notice.key === key && notice.text === text);
    }, SHOWN_MS);
  }

  warn(key: string, text: string, action?: Notice["action"]): void {
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
