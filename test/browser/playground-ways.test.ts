/** Ways through the playground that are not the usual one: own data, lessons, bad input, keys, small screens. */
import { readFile } from "node:fs/promises";
import axe from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "./chromium";
import {
  chooseSet,
  drop,
  fingerprint,
  fullSpeed,
  notice,
  openPage,
  readout,
  servePlayground,
  trainToEnd,
  type OpenPage,
  type ServedPlayground,
} from "./playground-page";

const SMALL = "#set=circles&samples=100&hidden=6,4&stopEpoch=60&settle=off";

/** Two points of each of two classes. */
const FOUR_POINTS = "0C0bc0C0a31l7bc1l7a3";

let served: ServedPlayground;
let opened: OpenPage & AsyncDisposable;

async function open(hash = "", options = {}): Promise<Page> {
  opened = await openPage(served.browser, served.address + hash, options);
  await opened.page.locator("#toggle").waitFor();
  return opened.page;
}

/** The words in the middle of the page when there is no network. */
function reason(page: Page): Promise<string> {
  return page.locator(".empty").innerText();
}

async function waitForNoPoints(page: Page): Promise<void> {
  await page.locator(".empty").waitFor();
  await expect.poll(() => page.isDisabled("#toggle")).toBe(true);
}

/** Draws points of a class down the lower half of the plane, at a share of its width. */
async function stroke(page: Page, label: number, share: number): Promise<void> {
  await page.locator(".points-panel .chip").nth(label).click();
  await page.locator(".regions").scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await page.locator(".regions").boundingBox())!;
  await page.mouse.move(x + share * width, y + 0.4 * height);
  await page.mouse.down();
  await page.mouse.move(x + share * width, y + 0.8 * height, { steps: 40 });
  await page.mouse.up();
}

/** Waits for the part of the page that comes last, be it on a tab that is not shown. */
async function lastPart(page: Page): Promise<void> {
  await page.locator("#teachers-run").waitFor({ state: "attached" });
}

/** Options of a loss and of an optimizer, a normalization and a largest norm. */
const FULL_MENU = "#set=moons&classLoss=focal&optimizer=nadam&normalization=rms&maxNorm=3";

async function openMore(page: Page): Promise<void> {
  const tab = page.locator("#tab-training");
  if (await tab.isVisible()) await tab.click();
  await page.click("#more");
  await page.locator("#setting-optimizer").waitFor();
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: typeof axe };
    const { violations: all } = await tool.run(document, { resultTypes: ["violations"] });
    return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
  });
  return found;
}

describe.skipIf(!hasChromium())("the playground", () => {
  beforeAll(async () => {
    served = await servePlayground("/some/place/");
  }, 120_000);

  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
  });

  afterEach(async () => {
    await opened[Symbol.asyncDispose]();
    expect(opened.errors).toStrictEqual([]);
  });

  describe("own data", () => {
    const rows = Array.from({ length: 80 }, (_, i) => `${i % 9},${(i * 7) % 11},${i % 9 > 4 ? "high" : "low"}`);
    const good = ["first,second,<b>answer</b>", ...rows].join("\n");

    test("a table is learned, its columns are changed, and it answers one row", async () => {
      const page = await open();
      await drop(page, "mine.csv", good);
      await notice(page, /80 rows, 3 columns/);
      await fullSpeed(page);
      await page.click("#toggle");
      await expect.poll(() => readout(page, "accuracy")).toBeGreaterThanOrEqual(95);
      await expect.poll(() => page.locator("b", { hasText: "answer" }).count()).toBe(0);
      await page.click("#share");
      await notice(page, /your table stays here/);
      await page.selectOption("#csv-target", "first");
      await page.selectOption("#csv-task", "number");
      await expect.poll(() => page.locator("#read-accuracy").count()).toBe(0);
    });

    test("a table whose first guess fails is used to the end", async () => {
      const page = await open();
      const names = "abcdefghijklmn";
      const many = Array.from({ length: 90 }, (_, i) => `${i % 5},${i % 3 === 0 ? "x" : "y"},${names[i % 14]}`);
      await drop(page, "many.csv", ["size,kind,letter", ...many].join("\n"));
      await notice(page, /90 rows/);
      await expect.poll(() => page.inputValue("#csv-target")).not.toBe("letter");
      await page.selectOption("#csv-target", "letter");
      await expect
        .poll(() => reason(page))
        .toMatch(/“letter” has 14 different values.*Predict it as a number, or choose another/s);
      await expect.poll(() => page.isDisabled("#toggle")).toBe(true);
      await page.selectOption("#csv-target", "kind");
      await expect.poll(() => page.locator(".empty").count()).toBe(0);
      await page.click("#step");
      await expect.poll(() => readout(page, "epoch")).toBe(1);
    });

    test("a refused table leaves the last one as it was", async () => {
      const page = await open();
      await drop(page, "good.csv", good);
      await notice(page, /80 rows/);
      for (const [name, content, words] of [
        ["noise.csv", "\0\u0001\u0002PNG", /noise\.csv/],
        ["one.csv", "only\n1\n2\n3", /“one.csv” has one column/],
        ["large.csv", 200 * 2 ** 20, /“large.csv” has 200 MB/],
        ["page.csv", "<html><body>\n<p>no table</p>", /page\.csv/],
      ] as const) {
        await drop(page, name, content);
        const said = await notice(page, words);
        expect(said).not.toMatch(/missingMarks|types:|header: false|readTable|readCsv|encoding:/);
      }
      await expect.poll(() => page.locator(".table-panel").innerText()).toMatch(/good\.csv: 80 rows/);
      await page.click("#step");
      await expect.poll(() => readout(page, "epoch")).toBe(1);
    });

    test("on a phone the refusal of a file is in sight where it was chosen", async () => {
      const page = await open("", { viewport: { width: 390, height: 844 }, hasTouch: true });
      await page.click("#tab-data");
      await page.evaluate(() => {
        scrollTo(0, document.body.scrollHeight);
      });
      await drop(page, "page.csv", "<html><body>\n<p>no table</p>");
      await notice(page, /page\.csv/);
      const [said, tabs] = [
        (await page.locator(".notice").boundingBox())!,
        (await page.locator(".tabs").boundingBox())!,
      ];
      expect(said.y).toBeGreaterThanOrEqual(tabs.y + tabs.height);
      expect(said.y + said.height).toBeLessThan(844 / 2);
    });

    test("without a file, nothing is learned under its name", async () => {
      const page = await open();
      await chooseSet(page, "csv");
      await expect.poll(() => reason(page)).toMatch(/Drop a table anywhere/);
      await expect.poll(() => page.isDisabled("#toggle")).toBe(true);
      await page.getByText("Paste a table").click();
      await page.fill("#paste", good);
      await page.click("#use-pasted");
      await notice(page, /“pasted table.csv” is read/);
      await page.click("#step");
      await expect.poll(() => readout(page, "epoch")).toBe(1);
      await page.click("#export-menu");
      await page.click("#show-program");
      await expect.poll(() => page.locator("#program").innerText()).toContain("It reads “pasted table.csv”");
      await expect.poll(() => page.locator("#program code").innerText()).toContain('readCsv("pasted table.csv"');
      const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-table")]);
      expect(download.suggestedFilename()).toBe("pasted table.csv");
      expect(await readFile(await download.path(), "utf8")).toBe(`${good}\n`);
    });
  });

  test("points are drawn, learned, erased and shared", async () => {
    const page = await open("#set=points");
    await waitForNoPoints(page);
    await lastPart(page);
    await stroke(page, 0, 0.3);
    await stroke(page, 1, 0.7);
    await expect.poll(() => page.locator(".empty").count()).toBe(0);
    await fullSpeed(page);
    await page.click("#toggle");
    await expect.poll(() => readout(page, "accuracy")).toBeGreaterThanOrEqual(95);
    await fingerprint(page);
    const link = page.url();
    await page.getByText("Remove all points").click();
    await waitForNoPoints(page);
    await opened[Symbol.asyncDispose]();
    opened = await openPage(served.browser, link);
    await expect.poll(() => readout(opened.page, "epoch")).toBe(0);
    expect(opened.page.url()).toBe(link);
  });

  test("a place, a neuron and a weight say what they are; a weight is changed and frozen", async () => {
    const page = await open(SMALL);
    await trainToEnd(page, 60);
    await page.focus(".regions");
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => page.locator("#plane-answer").innerText())
      .toMatch(/^At x = .*, y = .*: the network says [01] \(/);
    await page.focus(".diagram canvas");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".inspector h3").innerText()).toBe("Layer 1, neuron 1");
    await expect.poll(() => page.locator(".formula").innerText()).toMatch(/^ReLU\(.*x.*y.*\)$/);
    const before = await fingerprint(page);
    await page.locator(".weights input[type='range']").first().fill("1.5");
    await expect.poll(() => page.locator(".weights .number").first().innerText()).toBe("1.5");
    await expect.poll(() => fingerprint(page)).not.toBe(before);
    await page.locator(".weights input[type='checkbox']").first().check();
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(61);
    await expect.poll(() => page.locator(".weights .number").first().innerText()).toBe("1.5");
    await page.check("#switch-off");
    await page.click("#more");
    await page.click("#explain");
    await expect.poll(() => page.locator("#explanation").innerText()).toMatch(/On this sample the loss goes from/);
  });

  test("a weight that is frozen while the network learns stays so on the page, however late the network hears of it", async () => {
    const page = await open("#set=moons&hidden=4&stopEpoch=1000000&settle=off");
    await page.evaluate(() => {
      const { prototype } = Worker;
      const post = Reflect.get(prototype, "postMessage") as (this: Worker, message: { type: string }) => void;
      prototype.postMessage = function (message: { type: string }) {
        setTimeout(
          () => {
            post.call(this, message);
          },
          message.type === "freeze" ? 1000 : 0,
        );
      };
    });
    await page.click("#toggle");
    await page.focus(".diagram canvas");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const box = page.locator(".weights input[type='checkbox']").first();
    await box.check();
    const looks: boolean[] = [];
    for (let i = 0; i < 20; i++) {
      looks.push(await box.isChecked());
      await page.waitForTimeout(75);
    }
    expect(looks).toStrictEqual(Array(20).fill(true));
  });

  test.each([
    ["markup", "#set=<img src=x onerror=alert(1)>&noise=1e99&hidden=4,9999&color=red", /cannot be used/],
    ["names of JavaScript", "#seed=__proto__&constructor=1&hidden=%00&scale=toString", /cannot be used/],
    ["a long text", `#set=moons&seed=${"9".repeat(17_000)}`, /too long/],
  ])("a hostile address gives defaults and a notice: %s", async (_, hash, words) => {
    const page = await open(hash);
    await notice(page, words);
    await expect.poll(() => page.isChecked("input[value='spiral']")).toBe(true);
    await expect.poll(() => page.locator("img[src='x']").count()).toBe(0);
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
  });

  test("the focus comes back to a button that was disabled, and loses it when it can be pressed again", async () => {
    const page = await open(SMALL);
    await fingerprint(page);
    await page.evaluate(async () => {
      const button = document.querySelector<HTMLButtonElement>("#step")!;
      button.focus();
      button.disabled = true;
      await Promise.resolve();
      button.disabled = false;
      button.blur();
    });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("step");
  });

  test("a button that its own click disables does not get the focus back: the space bar trains", async () => {
    const page = await open("#set=moons&stopEpoch=100000&settle=off");
    await page.evaluate(() => {
      const step = document.querySelector<HTMLButtonElement>("#step")!;
      step.addEventListener("click", () => (step.disabled = true));
    });
    await page.click("#step");
    await page.waitForTimeout(200);
    await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.keyboard.press(" ");
    await expect.poll(() => readout(page, "epoch")).toBeGreaterThan(2);
  });

  test("the focus stays near a button that is disabled, and comes back to one that soon is not", async () => {
    const page = await open(SMALL);
    await fingerprint(page);
    const focused = () => page.evaluate(() => document.activeElement!.getAttribute("aria-label"));
    await page.focus("#step");
    await page.keyboard.press("Enter");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await expect.poll(focused).toMatch(/^(Step|Train)$/);
    await page.focus(".layers .add");
    for (let layers = 3; layers <= 6; layers++) await page.keyboard.press("Enter");
    await expect.poll(focused).toBe("Remove hidden layer 6");
  });

  test("all settings are reached and changed by keys alone", async () => {
    const page = await open(FULL_MENU);
    await page.focus("#more");
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
    const reached: string[] = [];
    for (let i = 0; i < 50 && (await focused()) !== "explain"; i++) {
      await page.keyboard.press("Tab");
      reached.push(await focused());
    }
    const shown = await page
      .locator(".more")
      .locator("input, select, button")
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(reached).toStrictEqual(shown);
    await page.focus("#setting-classLoss");
    await page.keyboard.press("h");
    await expect.poll(() => page.inputValue("#setting-classLoss")).toBe("hinge");
    await expect.poll(() => page.locator("#setting-gamma").count()).toBe(0);
    await expect.poll(focused).toBe("setting-classLoss");
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("more");
  });

  test.each(["999", "0", "2.5", "many"])(
    "a number of neurons that a layer does not take is said: %s",
    async (typed) => {
      const page = await open(SMALL);
      const neurons = page.locator(".layers input").first();
      await neurons.fill(typed);
      await page.keyboard.press("Tab");
      await notice(page, /Neurons of hidden layer 1: a number from 1 to 256 is needed/i);
      await expect.poll(() => neurons.inputValue()).toBe("6");
      await neurons.fill("7");
      await page.keyboard.press("Tab");
      await expect.poll(() => page.locator(".notice").count()).toBe(0);
    },
  );

  test("settings without a network are said, and no command hangs", async () => {
    const page = await open(`#set=points&points=${FOUR_POINTS}&validation=0.05`);
    await expect.poll(() => reason(page)).toMatch(/cannot be split this way/);
    for (const id of ["#toggle", "#step", "#reset"]) await expect.poll(() => page.isDisabled(id)).toBe(true);
    await page.click("#export-menu");
    await page.click("#save-model");
    await notice(page, /There is no network yet/);
    await page.click(".notice button");
    await page.click("#export-menu");
    await page.click("#show-program");
    await notice(page, /There is no network yet/);
    await page
      .locator("details", { has: page.locator("#setting-validation") })
      .locator("summary")
      .click();
    await page.fill("#setting-validation", "0.5");
    await expect.poll(() => page.locator(".empty").count()).toBe(0);
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
  });

  test("the skip link moves the focus and nothing else; keys train wherever the focus is", async () => {
    const page = await open("#set=moons&stopEpoch=100000&settle=off", {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("output");
    expect(page.url()).toMatch(/#set=moons&stopEpoch=100000&settle=off$/);
    await page.keyboard.press("S");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(2);
    await page.keyboard.press("s");
    await expect.poll(() => readout(page, "epoch")).toBe(3);
    await page.keyboard.press(" ");
    await expect.poll(() => readout(page, "epoch")).toBeGreaterThan(4);
    await page.keyboard.press(" ");
    await fingerprint(page);
    await page.click("#view-menu");
    await page.uncheck("#shortcuts");
    await page.keyboard.press("Escape");
    const epoch = await readout(page, "epoch");
    await page.keyboard.press("s");
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBeGreaterThan(epoch);
    await fingerprint(page);
    await expect.poll(() => readout(page, "epoch")).toBe(epoch + 1);
  });

  test("an explanation is closed with Escape under the pointer and with the focus, and comes again", async () => {
    const page = await open(SMALL);
    const mark = page.locator(".help button").first();
    const explanation = page.locator(".help [role='tooltip']").first();
    for (const show of [() => mark.hover(), () => mark.focus()]) {
      await show();
      await explanation.waitFor();
      await page.keyboard.press("Escape");
      await explanation.waitFor({ state: "hidden" });
      await page.mouse.move(0, 0);
    }
    await mark.hover();
    await explanation.waitFor();
  });

  test("a layer's neurons are typed and removed without losing the focus", async () => {
    const page = await open();
    const count = page.getByRole("textbox", { name: "Neurons of hidden layer 1" });
    await count.fill("12");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("#set=spiral&hidden=12,8");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/Add a neuron to hidden layer 1/);
    await page.getByRole("button", { name: "Remove hidden layer 1" }).press("Enter");
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("#set=spiral&hidden=8");
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("add");
    await page.click("#undo");
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("#set=spiral&hidden=12,8");
  });

  describe("lessons", () => {
    test("the first is solved with keys alone", async () => {
      const page = await open();
      await page.focus("#lessons-menu");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      // No key goes elsewhere: the title has the focus from the moment it is there.
      await page.evaluate(() => {
        new MutationObserver((_, observer) => {
          if (document.querySelector("#lesson-title") === null) return;
          observer.disconnect();
          document.body.dataset.focused = document.activeElement!.id;
        }).observe(document.body, { childList: true, subtree: true });
      });
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => document.body.dataset.focused)).toBe("lesson-title");
      await expect.poll(() => page.locator("#lesson-title").innerText()).toMatch(/^Lesson 1 of 8/);
      await page.focus("#speed");
      await page.keyboard.press("End");
      await page.focus(".layers .add");
      await page.keyboard.press("Enter");
      await page.focus("#toggle");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator("#lesson-check").innerText()).toMatch(/^✓ Solved/);
      await page.focus(".question input");
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => page.locator("#lesson-answer").innerText()).toMatch(/^✓ Right/);
    });

    test.each([
      [
        "neuron",
        async (page: Page) => {
          await trainToEnd(page, 100);
          await page.focus(".diagram canvas");
          await page.keyboard.press("ArrowRight");
          await page.keyboard.press("Enter");
        },
      ],
      [
        "learning-rate",
        async (page: Page) => {
          await page.selectOption("#setting-learningRate", "0.3");
          await trainToEnd(page, 100);
        },
      ],
      [
        "overfitting",
        async (page: Page) => {
          await page.selectOption("#setting-l2", "0.03");
          await trainToEnd(page, 300);
        },
      ],
      [
        "dead-relu",
        async (page: Page) => {
          await page.selectOption("#setting-learningRate", "0.3");
          await page.selectOption("#setting-activation", "tanh");
          await trainToEnd(page, 60);
        },
      ],
      [
        "vanishing",
        async (page: Page) => {
          await page.selectOption("#setting-activation", "relu");
          await page.selectOption("#setting-optimizer", "adam");
          await trainToEnd(page, 100);
        },
      ],
      [
        "thousand",
        async (page: Page) => {
          await page.fill("#norms-networks", "1000");
          await page.click("#norms-run");
        },
      ],
    ])("%s is solved as its task says", async (id, solve) => {
      const page = await open();
      await page.click("#lessons-menu");
      await page.click(`#lesson-${id}`);
      await expect.poll(() => page.locator("#lesson-check").innerText()).toMatch(/^Not solved/);
      await solve(page);
      await expect.poll(() => page.locator("#lesson-check").innerText()).toMatch(/^✓ Solved/);
    });

    test.each([
      [390, 844, "en-US"],
      [360, 740, "de-DE"],
    ])(
      "on a phone %i pixels wide the plot and the whole task are on the first screen",
      async (width, height, locale) => {
        const page = await open("#lesson=learning-rate", { viewport: { width, height }, hasTouch: true, locale });
        await page.locator(".regions").waitFor();
        const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
        const [plot, task, bar, tabs] = [
          await box(".regions"),
          await box("#lesson .task"),
          await box(".run-buttons"),
          await box(".tabs"),
        ];
        expect(plot.y).toBeGreaterThan(0);
        expect(task.y).toBeGreaterThan(plot.y + plot.height);
        expect(task.y + task.height).toBeLessThan(bar.y);
        expect(tabs.y).toBeGreaterThan(task.y + task.height);
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      },
    );

    test("luck: one seed succeeds and another fails", async () => {
      const page = await open();
      await page.click("#lessons-menu");
      await page.click("#lesson-luck");
      await fullSpeed(page);
      for (let seed = 1; seed < 25; seed++) {
        await page.fill("#setting-seed", String(seed));
        await page.keyboard.press("Tab");
        await expect.poll(() => readout(page, "epoch")).toBe(0);
        await page.click("#toggle");
        await expect.poll(() => page.locator(".reason").innerText()).not.toBe("");
        if ((await page.locator("#lesson-check").innerText()).startsWith("✓")) break;
      }
      await expect.poll(() => page.locator("#lesson-check").innerText()).toMatch(/^✓ Solved/);
    });

    test("a teacher's link hides and locks controls", async () => {
      const page = await open();
      await page.click("#lessons-menu");
      await page.click("#make-lesson");
      await page.fill("#teacher-title", "Noise & luck");
      await page.fill("#teacher-task", "Reach 90 %");
      await page.locator("#teacher summary").click();
      await page.selectOption("#teacher-part-studies", "hidden");
      await page.selectOption("#teacher-field-hidden", "locked");
      await page.selectOption("#teacher-field-noise", "hidden");
      const link = await page.locator("#teacher-link").innerText();
      await opened[Symbol.asyncDispose]();
      opened = await openPage(served.browser, link);
      await expect.poll(() => opened.page.locator("#lesson").innerText()).toMatch(/Noise & luck\s+Reach 90 %/);
      await expect.poll(() => opened.page.locator("#studies, #setting-noise").count()).toBe(0);
      await expect.poll(() => opened.page.isDisabled(".layers .add")).toBe(true);
    });
  });

  test.each([
    ["data", 800],
    ["network,curves", 1100],
    ["data,network,curves", 1350],
  ])("cards that are hidden leave their room to the output: %s", async (hidden, least) => {
    const page = await open(`#set=moons&hide=${hidden}`, { viewport: { width: 1440, height: 900 } });
    await page.locator(".regions").waitFor();
    expect((await page.locator("#output").boundingBox())!.width).toBeGreaterThan(least);
  });

  test("a second network trains beside the first, from the same seed, with settings of its own", async () => {
    const page = await open(SMALL);
    const first = await fingerprint(page);
    await page.click("#compare");
    const second = () => page.locator(".rival-numbers").getAttribute("data-bits");
    await expect.poll(second).toBe(first);
    await page.selectOption("#setting-activation", "tanh");
    await expect.poll(() => page.locator("#rival").innerText()).toMatch(/Activation: ReLU/);
    const tanh = await trainToEnd(page, 60);
    await expect.poll(() => page.locator(".rival-numbers").innerText()).toMatch(/^Epoch 60 /);
    await expect.poll(second).toMatch(/^[0-9a-f]{8}$/);
    const relu = await second();
    expect(relu).not.toBe(tanh);
    expect(await violations(page)).toStrictEqual([]);
    await page.click("#remove-rival");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("compare");
    await page.selectOption("#setting-activation", "relu");
    await expect.poll(() => readout(page, "epoch")).toBe(0);
    expect(await trainToEnd(page, 60)).toBe(relu);
  });

  test("the loss surface goes through the first weights and the present ones", async () => {
    const page = await open(SMALL);
    await trainToEnd(page, 60);
    await page.click("#draw-landscape");
    const figure = page.locator("#landscape canvas");
    await figure.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator("#landscape-loss").innerText()).toMatch(/^Training loss .*\d/);
    await expect.poll(() => figure.getAttribute("aria-label")).toMatch(/lowest/);
    await page.click("#step");
    await expect.poll(() => page.locator("#landscape").innerText()).toMatch(/epoch 60/);
  });

  describe("studies", () => {
    test.each([
      ["boundary", { size: "12", steps: "40", from1: "-1", to1: "0", from2: "-1", to2: "0" }],
      ["starts", { size: "9", epochs: "100", low1: "-5", high1: "5" }],
      ["stability", { rates: "3", width: "4", epochs: "60" }],
      ["dying", { width: "3", depth: "2", networks: "4", epochs: "20" }],
      ["capacity", { points: "9", labellings: "8", epochs: "100" }],
      ["teachers", { teacher: "2", extra: "1", starts: "3", epochs: "40" }],
    ])("%s: a cell opens its network in the main view, with keys", async (id, numbers) => {
      const page = await open();
      const card = page.locator(".study", { has: page.locator(`#${id}-run`) });
      await expect.poll(() => card.locator(".example img").getAttribute("alt")).toMatch(/finished study/);
      for (const [name, value] of Object.entries(numbers)) await page.fill(`#${id}-${name}`, value);
      await page.click(`#${id}-run`);
      await expect.poll(() => card.locator("progress").count()).toBe(0);
      await card.locator("canvas").focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => page.locator(`#${id}-cell`).innerText()).toMatch(/\d/);
      await page.keyboard.press("Enter");
      await notice(page, /This network of the study is shown/);
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("output");
      if (id === "boundary") expect(await violations(page)).toStrictEqual([]);
      const weights = await fingerprint(page);
      await page.click("#step");
      await expect.poll(() => readout(page, "epoch")).toBe(1);
      await expect.poll(() => fingerprint(page)).not.toBe(weights);
    });

    test("a study that was stopped says that it opens no network", async () => {
      const page = await open();
      await page.fill("#norms-networks", "100000");
      await page.fill("#norms-epochs", "100000");
      await page.click("#norms-run");
      const card = page.locator(".study", { has: page.locator("#norms-run") });
      await card.locator("canvas").waitFor();
      await page.click("#norms-run");
      await card.locator("canvas").press("ArrowRight");
      await page.keyboard.press("Enter");
      await expect.poll(() => card.locator(".study-form .status").innerText()).toMatch(/Only a finished study/);
    });

    test("a point of a norm study trains its network to the epoch at which it stopped", async () => {
      const page = await open();
      await page.fill("#norms-networks", "40");
      await page.click("#norms-run");
      const card = page.locator(".study", { has: page.locator("#norms-run") });
      await expect.poll(() => card.locator(".study-form .status").innerText()).toMatch(/Choose a point/);
      await card.locator("canvas").focus();
      let said = "";
      for (let i = 0; i < 40 && !said.includes("success"); i++) {
        await page.keyboard.press("ArrowRight");
        said = await page.locator("#norms-cell").innerText();
      }
      expect(said).toMatch(/^Network \d+: success/);
      await fullSpeed(page);
      await card.locator("canvas").press("Enter");
      await expect.poll(() => page.locator(".reason").innerText()).toMatch(/All epochs are done/);
      const norm = Number(/norm of weights ([\d.]+)/.exec(said)![1]);
      const figure = page.locator("#details canvas").nth(1);
      await expect.poll(() => figure.getAttribute("aria-label")).toMatch(new RegExp(`Weights ${norm},`));
    });
  });

  test.each([
    ["the first view", "", () => Promise.resolve()],
    ["the first view, dark", "", () => Promise.resolve(), { colorScheme: "dark" }],
    ["a phone", "", () => Promise.resolve(), { viewport: { width: 390, height: 844 } }],
    ["a phone, dark", "", () => Promise.resolve(), { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
    ["German", "", () => Promise.resolve(), { locale: "de-DE" }],
    ["no network", "#set=csv", () => Promise.resolve()],
    ["points", "#set=points", () => Promise.resolve()],
    ["digits", "#set=digits", () => Promise.resolve()],
    ["a lesson", "#set=xor&hidden=&lesson=one-layer", () => Promise.resolve()],
    ["the menu of settings", "", (page: Page) => page.click("#more")],
    ["all settings", FULL_MENU, openMore],
    [
      "all settings of quantiles, German and dark",
      "#set=polynomial&valueLoss=quantile&optimizer=momentum",
      openMore,
      { colorScheme: "dark", locale: "de-DE" },
    ],
    [
      "all settings on a phone, dark",
      FULL_MENU,
      openMore,
      { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: "dark" },
    ],
    [
      "a neuron",
      SMALL,
      async (page: Page) => {
        await page.focus(".diagram canvas");
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
        await page.locator(".inspector").waitFor();
      },
    ],
    [
      "an explained step",
      SMALL,
      async (page: Page) => {
        await page.click("#more");
        await page.click("#explain");
        await page.locator("#explanation").waitFor();
      },
    ],
    [
      "a program",
      SMALL,
      async (page: Page) => {
        await page.click("#export-menu");
        await page.click("#show-program");
        await page.locator("#program").waitFor();
      },
    ],
    [
      "a teacher's link",
      SMALL,
      async (page: Page) => {
        await page.click("#lessons-menu");
        await page.click("#make-lesson");
        await page.locator("#teacher").waitFor();
      },
    ],
    ["an end of a run", SMALL, (page: Page) => trainToEnd(page, 60)],
  ] as const)(
    "has no violation of the rules of accessibility: %s",
    async (_, hash, reach, options: BrowserContextOptions = {}) => {
      const page = await open(hash, options);
      await page.locator("#toggle:enabled, .empty").first().waitFor();
      await lastPart(page);
      await reach(page);
      expect(await violations(page)).toStrictEqual([]);
    },
  );

  test("the focus stays near what leaves the page: a notice, a lesson, a dialog, a neuron, the button that compares", async () => {
    const page = await open("#set=circles&samples=100&hidden=6,4&unknown=1&lesson=one-layer");
    await lastPart(page);
    const focused = () => page.evaluate(() => document.activeElement!.closest("[id]:not(#app)")?.id);
    const press = async (selector: string) => {
      await page.focus(selector);
      await page.keyboard.press("Enter");
    };
    await press(".notice button");
    await expect.poll(focused).toBe("output");
    await press("#leave-lesson");
    await expect.poll(focused).toBe("output");
    await press("#more");
    await press("#explain");
    await page.locator("#explanation").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("more");
    await press(".diagram canvas");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.locator(".inspector").waitFor();
    await press(".inspector button");
    await expect.poll(focused).toBe("network");
    await press("#compare");
    await page.locator("#rival").waitFor();
    await expect.poll(focused).toBe("output");
  });

  test("has no violation in menus, lessons and tabs, with own data, presented", async () => {
    const page = await open(SMALL, { colorScheme: "dark" });
    await lastPart(page);
    const found: string[] = [];
    const look = async (state: string) => found.push(...(await violations(page)).map((each) => `${state}: ${each}`));
    for (const menu of ["#lessons-menu", "#export-menu", "#view-menu"]) {
      await page.click(menu);
      await look(menu);
      if (menu !== "#view-menu") await page.keyboard.press("Escape");
    }
    await page.check("#present");
    await page.keyboard.press("Escape");
    await look("presented");
    await page.click("#view-menu");
    await page.uncheck("#present");
    await page.keyboard.press("Escape");
    await drop(page, "mine.csv", `a;b;kind\n${"0,5;1;yes\n1;2,5;no\n".repeat(10)}`);
    await notice(page, /mine\.csv/);
    for (const summary of await page.locator("#data summary").all()) await summary.click();
    await look("own data");
    for (const lesson of [0, 3, 7]) {
      await page.click("#lessons-menu");
      await page.locator(".panel [id^='lesson-']").nth(lesson).click();
      await page.locator("#lesson").waitFor();
      await look(`lesson ${lesson + 1}`);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of ["training", "studies"]) {
      await page.click(`#tab-${tab}`);
      await look(tab);
    }
    expect(found).toStrictEqual([]);
  });

  test.each(["en-US", "de-DE"])("nothing reaches over the edge at any width: %s", async (locale) => {
    const page = await open("#set=digits", { locale });
    await fingerprint(page);
    await lastPart(page);
    for (const width of [320, 360, 390, 720, 760, 981, 1024, 1180, 1200, 1341, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: `${width} px` })
        .toBe(width);
      const right = await page.evaluate(() => document.querySelector("#actions")!.getBoundingClientRect().right);
      expect(right, `${width} px`).toBeLessThanOrEqual(width);
      const rows = await page
        .locator(".readouts dd")
        .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().bottom));
      if (width > 980) expect(new Set(rows).size, `${width} px`).toBe(1);
    }
  });

  test.each([1440, 1024, 390])("a menu shows all that is in it, %i pixels wide", async (width) => {
    const page = await open(SMALL, { viewport: { width, height: 900 }, hasTouch: width < 500 });
    if (width < 500) await page.click("#tab-training");
    for (const menu of ["#more", "#lessons-menu", "#export-menu", "#view-menu"]) {
      await page.click(menu);
      await page.locator(".panel").waitFor();
      const outside = await page.evaluate(() => {
        const panel = document.querySelector(".panel")!;
        const { left, right } = panel.getBoundingClientRect();
        if (left < 0 || right > innerWidth) return "the panel";
        const isCut = ({ scrollWidth, clientWidth }: Element) => scrollWidth > clientWidth + 1;
        return [panel, ...panel.querySelectorAll("div, select")].find(isCut)?.outerHTML.slice(0, 80) ?? "";
      });
      expect(outside, menu).toBe("");
      await page.keyboard.press("Escape");
    }
  });

  test("of several files the first is taken; what was wrong is not said any longer than it is", async () => {
    const page = await open("#set=<x>");
    await notice(page, /cannot be used/);
    await chooseSet(page, "moons");
    await expect.poll(() => page.locator(".notice").count()).toBe(0);
    await drop(page, "first.csv", "a,b\n1,2", "second.csv");
    await notice(page, /one file at a time: “first.csv”, the first of 2/);
  });

  test("numbers are read and written as people of the language do", async () => {
    const page = await open(SMALL, { locale: "de-DE" });
    await page.click("#compare");
    await page.selectOption("#setting-learningRate", "0.1");
    await expect.poll(() => page.locator("#rival .hint").innerText()).toMatch(/^Lernrate: 0,\d+$/);
    await trainToEnd(page, 60);
    const points = (await page.locator("body").innerText()).split("\n").filter((line) => /\d\.\d/.test(line));
    expect(points).toStrictEqual([]);
    await expect.poll(() => page.locator("#read-loss").innerText()).toMatch(/^\d,\d{3}$/);
    await chooseSet(page, "polynomial");
    for (const [typed, shown] of [
      ["0,5; -60; 0; 1,25", "0,5; -60; 0; 1,25"],
      ["0.5, -60", "0,5; -60"],
    ]) {
      await page.fill("#setting-coefficients", typed);
      await page.keyboard.press("Tab");
      await expect.poll(() => page.inputValue("#setting-coefficients")).toBe(shown);
    }
    expect(page.url()).toMatch(/coefficients=0\.5,-60/);
    await page.fill("#setting-samples", "10.000");
    await page.keyboard.press("Tab");
    await notice(page, /Beispiele: nötig ist eine Zahl von 10 bis 20000/);
    const neurons = page.locator(".layers input").first();
    const before = await neurons.inputValue();
    await neurons.fill("10.000");
    await page.keyboard.press("Tab");
    await expect.poll(() => neurons.inputValue()).toBe(before);
  });

  test("what stands on the page follows the language: notices, the state of a study", async () => {
    const page = await open("#set=<x>");
    await notice(page, /cannot be used/);
    await page.fill("#setting-samples", "1");
    await page.keyboard.press("Tab");
    await notice(page, /a number from 10 to 20000/);
    await page.fill("#map-runs", "0");
    await page.click("#map-run");
    const study = page.locator(".study", { has: page.locator("#map-run") }).locator(".study-form .status");
    await expect.poll(() => study.innerText()).toMatch(/^Runs per cell: a whole number/);
    await page.click("#view-menu");
    await page.selectOption("#language", "de");
    const said = () => page.locator("#notices").innerText();
    await expect.poll(said).toMatch(/etwas Unbrauchbares \(Datensatz\)/);
    await expect.poll(said).toMatch(/nötig ist eine Zahl/);
    await expect.poll(said).not.toMatch(/cannot be used|a number from/);
    await expect.poll(() => study.innerText()).toMatch(/ganze Zahl/);
  });

  test("on a phone the bar at the bottom covers nothing that has the focus", async () => {
    const page = await open("", { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.click("#tab-studies");
    await page.locator("#teachers-run").waitFor();
    await page.focus("#norms-data");
    const covered = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        const bar = document.querySelector(".run-buttons")!.getBoundingClientRect();
        return activeElement!.getBoundingClientRect().bottom > bar.top ? activeElement!.id : "";
      });
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Tab");
      await expect.poll(covered).toBe("");
    }
    await expect.poll(() => page.evaluate(() => document.activeElement!.closest("#studies") !== null)).toBe(true);
  });

  test("an embedded page has the stage only", async () => {
    const page = await open("#set=moons&embed");
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await expect.poll(() => page.locator(".top-bar, #studies, #share").count()).toBe(0);
    expect(await violations(page)).toStrictEqual([]);
  });
});
