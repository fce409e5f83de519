import { Box } from "ink";
import { expect, test } from "vitest";
import { openApp } from "../../../test/app.tsx";
import { ana, conversationOf, fakeParley } from "../../../test/fakeParley.ts";
import { openTestScreen } from "../../../test/screen.ts";
import { LookProvider } from "../../paint/look.ts";
import { createPainter } from "../../paint/paint.ts";
import { Lines } from "../lines.tsx";

const painter = createPainter("none", false);
const lines = (...texts: string[]) => texts.map((text) => [{ text }]);

function Two({
  left,
  right,
  isNarrow = false,
}: {
  left: string[];
  right: string[];
  isNarrow?: boolean;
}) {
  const width = isNarrow ? 6 : 10;
  return (
    <LookProvider value={painter}>
      <Box position="absolute" width={40} height={4} overflow="hidden">
        <Box width={width} height={4}>
          <Lines lines={lines(...left)} width={width} />
        </Box>
        <Box width={20} height={2} overflow="hidden">
          <Lines lines={lines(...right)} width={20} />
        </Box>
      </Box>
    </LookProvider>
  );
}

test("only the stretch that changed is written again", async () => {
  const screen = await openTestScreen(<Two left={["one", "two"]} right={["here"]} />, {
    hasCanvas: true,
  });
  await screen.shows("one       here");
  const before = screen.written().length;
  screen.rerender(<Two left={["one", "two"]} right={["there"]} />);
  await screen.shows("one       there");
  const since = screen.written().slice(before);
  expect(since).toContain("there");
  expect(since).not.toMatch(/one|two/);
  await screen.close();
});

test("what is beyond its box is not drawn, and what has moved leaves nothing behind", async () => {
  const screen = await openTestScreen(<Two left={["one"]} right={["a", "b", "never"]} />, {
    hasCanvas: true,
  });
  await screen.shows("one       a\n          b\n\n");
  screen.rerender(<Two left={["one"]} right={["a", "b", "never"]} isNarrow />);
  await screen.shows("one   a\n      b\n\n");
  screen.rerender(<Two left={[]} right={["a"]} />);
  await screen.until((text) => !text.includes("b"));
  expect(screen.text().trimEnd()).toBe("          a");
  await screen.close();
});

test("a key costs the terminal a few characters, however much is on the screen", async () => {
  const long = Array.from({ length: 100 }, (_, index) => [ana, `line ${index}`] as const);
  const app = await openApp(fakeParley([conversationOf(7, { name: "tools" }, long)]), {
    columns: 200,
    rows: 50,
  });
  await app.shows("line 99");
  app.type("a");
  await app.shows("› a");
  const before = app.written().length;
  app.type("b");
  await app.shows("› ab");
  expect(app.written().length - before).toBeLessThan(400);
  await app.close();
});

test("whatever else was written on the screen is gone after a resize", async () => {
  const screen = await openTestScreen(<Two left={["one"]} right={["here"]} />, { hasCanvas: true });
  await screen.shows("one       here");
  screen.terminal.write("\u001b[1;1Hgarbage all over\u001b[3;1Hand below");
  await screen.shows("garbage");
  await screen.resize(60, 10);
  await screen.until((text) => !text.includes("garbage"));
  expect(screen.text().trimEnd()).toBe("one       here");
  await screen.close();
});
