/** Lessons from their task to their check with keys alone: Tab, arrows, Space and Enter. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "./chromium";
import { openPage, servePlayground, type ServedPlayground } from "./playground-page";

let served: ServedPlayground;

/** Presses a key; what has the focus then must be somewhere, and seen to have it. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  const state = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return "the focus is lost";
      const around = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement];
      const isOutlined = around.some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
      });
      const { width, height } = element.getBoundingClientRect();
      if (isOutlined && width > 0 && height > 0) return "seen";
      return `the focus of ${element.tagName}#${element.id}.${element.className} is not seen`;
    });
  await expect.poll(state, { message: `after ${key}` }).toBe("seen");
}

/** Goes on or back with Tab until an element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const wayTo = () =>
    page
      .locator(selector)
      .first()
      .evaluate((wanted) => {
        const { activeElement } = document;
        if (activeElement === wanted) return "reached";
        const isBefore = wanted.compareDocumentPosition(activeElement!) & Node.DOCUMENT_POSITION_FOLLOWING;
        return isBefore ? "Shift+Tab" : "Tab";
      });
  for (let i = 0; i < 150; i++) {
    const way = await wayTo();
    if (way === "reached") return;
    await press(page, way);
  }
  throw new Error(`${selector} is not reached with Tab`);
}

/** Opens a lesson by the menu of lessons. */
async function openLesson(page: Page, id: string): Promise<void> {
  await tabTo(page, "#lessons-menu");
  await press(page, "Enter");
  await tabTo(page, `#lesson-${id}`);
  await press(page, "Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("lesson-title");
  await expect.poll(() => page.locator("#lesson-check").innerText()).toMatch(/^Not solved/);
}

/** Trains as fast as the machine allows, until the page says that the lesson is solved. */
async function train(page: Page): Promise<void> {
  await tabTo(page, "#speed");
  await press(page, "End");
  await tabTo(page, "#toggle");
  await press(page, "Space");
  await expect.poll(() => page.locator("#lesson-check").innerText()).toMatch(/^✓ Solved/);
}

/** Chooses an answer of the question of the lesson, from 0. */
async function answer(page: Page, index: number): Promise<void> {
  await tabTo(page, ".question input");
  await press(page, "Space");
  for (let i = 0; i < index; i++) await press(page, "ArrowDown");
  await expect.poll(() => page.locator("#lesson-answer").innerText()).toMatch(/^✓ Right/);
}

describe.skipIf(!hasChromium())("lessons by keys alone", () => {
  beforeAll(async () => {
    served = await servePlayground();
  }, 120_000);

  afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
  });

  test("a layer is added where none learns XOR", async () => {
    await using opened = await openPage(served.browser, served.address);
    const { page } = opened;
    await openLesson(page, "one-layer");
    await tabTo(page, ".layers .add");
    await press(page, "Enter");
    await train(page);
    await answer(page, 1);
    expect(opened.errors).toStrictEqual([]);
  });

  test("a learning rate is found, and the next lesson is opened", async () => {
    await using opened = await openPage(served.browser, served.address);
    const { page } = opened;
    await openLesson(page, "learning-rate");
    await tabTo(page, "#lesson #setting-learningRate");
    const rate = page.locator("#lesson #setting-learningRate");
    for (let i = 0; i < 12 && (await rate.inputValue()) !== "0.3"; i++) await press(page, "ArrowDown");
    expect(await rate.inputValue()).toBe("0.3");
    await train(page);
    await answer(page, 2);
    await tabTo(page, "#next-lesson");
    await press(page, "Enter");
    await expect.poll(() => page.locator("#lesson-title").innerText()).toMatch(/^Lesson 4 of 8/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("lesson-title");
    expect(opened.errors).toStrictEqual([]);
  });
});
