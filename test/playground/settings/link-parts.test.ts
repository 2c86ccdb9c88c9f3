import { describe, expect, test } from "vitest";
import { readAddress, writeAddress } from "../../../playground/src/settings/address";
import { isAddress } from "../../../playground/src/settings/link-parts";
import { writePoints } from "../../../playground/src/settings/points";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { NO_VIEW } from "../../../playground/src/settings/view";

const settings = { ...defaultsFor("moons"), hidden: [8, 4], learningRate: 0.02 };
const view = { ...NO_VIEW, title: "Noise & luck", task: "Is 50 % = luck? Why (see #2)?" };
const until = { epoch: 12, batch: 3 };
const link = writeAddress(settings, until, view);

/** What becomes of a link on its way, by who does it. */
const MANGLED: Readonly<Record<string, (link: string) => string>> = {
  "copied from HTML": (text) => text.replaceAll("&", "&amp;"),
  "copied from HTML in HTML": (text) => text.replaceAll("&", "&amp;amp;"),
  "with numbers for signs": (text) => text.replaceAll("&", "&#38;"),
  "with hexadecimal numbers for signs": (text) => text.replaceAll("&", "&#x26;"),
  "copied from HTML and encoded": (text) => text.replaceAll("&", "%26amp%3B"),
  "copied from HTML, its semicolons encoded": (text) => text.replaceAll("&", "&amp%3B"),
  "copied from JSON": (text) => text.replaceAll("&", "\\u0026").replaceAll("=", "\\u003d"),
  "escaped in Markdown": (text) => text.replaceAll(/[&=#.,]/g, "\\$&"),
  "encoded by a mail program": (text) => text.replaceAll("=", "=3D"),
  "encoded whole": encodeURIComponent,
  "encoded whole, twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "encoded behind its #": (text) => `#${encodeURIComponent(text.slice(1))}`,
  "with & encoded": (text) => text.replaceAll("&", "%26"),
  "with an encoded second #": (text) => `#%23${text.slice(1)}`,
  "with # twice": (text) => `#${text}`,
  "in the way of a router": (text) => `#/${text.slice(1)}`,
  "pasted twice": (text) => text + text,
  "with an old address before it": (text) => `#set=xor&hidden=3${text}`,
  "with the name of a part of a page before it": (text) => `#?${text.slice(1)}`,
  "counted by others": (text) => `${text}&fbclid=IwAR0_x&utm_source=mail&utm_campaign=a.b`,
  "counted by others as a query": (text) => `${text}?gclid=x1`,
};

describe("a link is read as it was written", () => {
  test.each(Object.entries(MANGLED))("%s", (_, mangled) => {
    const hash = mangled(link);
    expect(isAddress(hash)).toBe(true);
    expect(readAddress(hash)).toStrictEqual({ settings, until, view, problems: [] });
  });

  const plain = writeAddress(settings, until);

  test.each([
    ")",
    "]",
    ">",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    '"',
    "'",
    "`",
    "*",
    "**",
    "”",
    "»",
    "…",
    ").",
    ">.",
    "&gt;",
    "&quot;",
  ])("closed by %s", (sign) => {
    for (const end of sign.startsWith("&") ? [sign] : [sign, encodeURIComponent(sign)]) {
      expect(readAddress(plain + end), end).toStrictEqual({ settings, until, view: NO_VIEW, problems: [] });
      expect(readAddress(`#set=xor&hidden=${end}`).problems, end).toStrictEqual([]);
      expect(readAddress(`${plain}&embed${end}`).view.embed, end).toBe(true);
    }
  });

  test("with spaces, line breaks or signs without width in it", () => {
    for (const space of ["%20", " ", "%0A", "%0D%0A", "%C2%A0", "%E2%80%8B", "\u200b", "%C2%AD"]) {
      const hash = `#set=moons${space}&${space}hidden=8,${space}4&learningRate=0.${space}02&epoch=12&batch=3${space}`;
      expect(readAddress(hash), space).toStrictEqual({ settings, until, view: NO_VIEW, problems: [] });
    }
  });

  test("with commas encoded twice", () => {
    expect(readAddress("#set=moons&hidden=8%252C4").settings.hidden).toStrictEqual([8, 4]);
  });

  test("a teacher's words keep their signs", () => {
    for (const task of ["Reach 95 % (or more).", "3D? Yes!", "a=b", "*", "50%25", "&amp;", "1 + 1 #2?"]) {
      const words = { ...NO_VIEW, title: "3D", task };
      expect(readAddress(writeAddress(settings, until, words)).view).toStrictEqual(words);
    }
    expect(readAddress("#set=xor&task=Why? And how=so #2").view.task).toBe("Why? And how=so #2");
  });

  test("drawn points keep their signs", () => {
    const points = writePoints([{ x: 1, y: 1, label: 0 }]);
    expect(points).toMatch(/_$/);
    expect(readAddress(`#set=points&points=${points}.`).settings.points).toBe(points);
  });
});

describe("what is no link", () => {
  test.each([
    ["#set=moons&hidden=8)4", "hidden"],
    ["#set=moons&noise=0.2=3", "noise"],
    ["#set=moons&hidden=%00", "hidden"],
    ["#set=moons&noise=%25%25", "unknown"],
    ["#set=moons&color=red", "unknown"],
  ])("%s is said", (hash, problem) => {
    expect(readAddress(hash).problems).toStrictEqual([problem]);
  });
});
