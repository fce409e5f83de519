import type { Page } from "playwright-core";
import { expect } from "vitest";
import { message, timeline } from "./screen.ts";

export const newest = (page: Page) => page.getByRole("button", { name: /^Newest/ });

export async function scroll(page: Page, down: number): Promise<void> {
  await timeline(page).hover();
  await page.mouse.wheel(0, down);
}

/** The same, until it has come to rest somewhere else. */
export async function scrollAndRest(page: Page, down: number): Promise<void> {
  const rest = await timeline(page).evaluateHandle((section) => {
    const scroller = section.firstElementChild!;
    const below = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const before = below();
    return { coming: come() };

    // What the app itself has scrolled ends too, and leaves as much below as there was.
    async function come() {
      do await new Promise((end) => scroller.addEventListener("scrollend", end, { once: true }));
      while (Math.abs(below() - before) < 2);
      for (let still = 0, last = below(); still < 5; still = below() === last ? still + 1 : 0) {
        last = below();
        await new Promise(requestAnimationFrame);
      }
    }
  });
  await scroll(page, down);
  await rest.evaluate(async ({ coming }) => {
    await coming;
  });
}

/** How far a message stands below the top of the window; null while it is not drawn. */
export async function topOf(page: Page, text: string): Promise<number | null> {
  const box = await message(page, text).boundingBox();
  return box && Math.round(box.y);
}

/**
 * Looks in every frame where the messages stand that are on screen now, as that frame is drawn:
 * after all that is measured and put right before it. What it gives back ends that and answers how
 * far, in pixels, any of them has been from where it stood.
 */
export async function watch(page: Page): Promise<() => Promise<number>> {
  const watching = await timeline(page).evaluateHandle(async (section) => {
    // What has just come on screen stands where its size was guessed to put it, and is not drawn until
    // it has been measured: some of it will then stand outside, and soon be nowhere.
    while (onScreen().some((words) => getComputedStyle(words).visibility === "hidden"))
      await new Promise(requestAnimationFrame);
    const tops = new Map(onScreen().map((words) => [words, words.getBoundingClientRect().top]));
    let furthest = 0;
    let frames = 0;
    let frame = 0;
    look();
    return {
      end: () => {
        cancelAnimationFrame(frame);
        return { furthest, frames };
      },
    };

    function onScreen(): Element[] {
      const within = section.getBoundingClientRect();
      return [...section.querySelectorAll("[id^='what-']")].filter((words) => {
        const { top, bottom } = words.getBoundingClientRect();
        return bottom > within.top && top < within.bottom;
      });
    }

    function look() {
      // The first that it tells of each is where it stands in this frame.
      const observer = new IntersectionObserver((entries) => {
        observer.disconnect();
        frames++;
        for (const { target, boundingClientRect } of entries) {
          const away = target.isConnected ? boundingClientRect.top - tops.get(target)! : Infinity;
          furthest = Math.max(furthest, Math.abs(away));
        }
      });
      for (const words of tops.keys()) observer.observe(words);
      frame = requestAnimationFrame(look);
    }
  });
  return async () => {
    const { furthest, frames } = await watching.evaluate((all) => all.end());
    expect(frames).toBeGreaterThan(2);
    return furthest;
  };
}
