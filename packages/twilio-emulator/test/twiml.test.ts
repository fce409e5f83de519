import { expect, test } from "vitest";
import { ANNA, BEN, house, OTHER, OURS, type House } from "./house.ts";

test("a Message is sent back from the number that was written to", async () => {
  const emulator = await house();
  await answered(emulator, `<Response><Message>Hello &amp; welcome</Message></Response>`);
  expect(emulator.handsets.texts(ANNA).at(-1)).toMatchObject({
    from: OURS,
    body: "Hello & welcome",
    direction: "in",
  });
  const [reply] = await emulator.client.messages.list({ to: ANNA });
  expect(reply).toMatchObject({ direction: "outbound-reply", status: "delivered" });
});

test("a Message may go to somebody else, from another number of ours, with a callback", async () => {
  const emulator = await house();
  const { app, handsets } = emulator;
  await answered(
    emulator,
    `<?xml version="1.0" encoding="UTF-8"?>
     <!-- two ways of saying it -->
     <Response>
       <Message to="${BEN}" from="${OTHER}" statusCallback="/statuses"><Body>For Ben</Body></Message>
       <Message><![CDATA[<3]]></Message>
     </Response>`,
  );
  expect(handsets.texts(BEN)).toMatchObject([{ from: OTHER, body: "For Ben" }]);
  expect(handsets.texts(ANNA).at(-1)).toMatchObject({ body: "<3" });
  const callbacks = app.calls.filter(({ path }) => path === "/statuses");
  expect(callbacks.map(({ fields }) => fields["MessageStatus"])).toEqual(["sent", "delivered"]);
});

test.each(["<Response/>", "<Response></Response>", ""])("%j says nothing", async (answer) => {
  const emulator = await house();
  await answered(emulator, answer);
  expect(emulator.handsets.texts(ANNA)).toHaveLength(1);
  expect(emulator.console.list()).toEqual([]);
});

test.each([
  ["no XML", "Hello", "text/xml", 12100],
  ["an element that is not closed", "<Response><Message>Hi</Response>", "text/xml", 12100],
  ["elements that cross", "<Response><Message>Hi</Response></Message>", "text/xml", 12100],
  ["a bare ampersand", "<Response><Message>a & b</Message></Response>", "text/html", 12100],
  ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><Response/>', "text/xml", 12100],
  ["another root", "<Reply/>", "application/xml", 12200],
  ["a verb that does not exist", "<Response><Shout>Hi</Shout></Response>", "text/xml", 12200],
  ["JSON", '{"message":"Hi"}', "application/json", 12300],
])("an answer with %s is noted as %i", async (_, answer, contentType, code) => {
  const emulator = await house();
  await answered(emulator, answer, contentType);
  expect(emulator.console.list()).toMatchObject([{ code }]);
  expect(emulator.handsets.texts(ANNA)).toHaveLength(1);
});

test("plain text is sent as it is", async () => {
  const emulator = await house();
  await answered(emulator, "Hello <there>", "text/plain; charset=utf-8");
  expect(emulator.handsets.texts(ANNA).at(-1)).toMatchObject({ body: "Hello <there>" });
});

test("at most ten messages answer one text", async () => {
  const emulator = await house();
  await answered(emulator, `<Response>${"<Message>Hi</Message>".repeat(11)}</Response>`);
  expect(emulator.handsets.texts(ANNA)).toHaveLength(11);
  expect(emulator.console.list()).toMatchObject([{ code: 14109 }]);
});

test("a Redirect asks further, with the same fields", async () => {
  const emulator = await house();
  emulator.app.on("/more", (response) => {
    response.setHeader("content-type", "text/xml");
    response.end("<Response><Message>From there</Message></Response>");
  });
  await answered(emulator, `<Response><Redirect>/more</Redirect></Response>`);
  expect(emulator.app.calls[1]).toMatchObject({ isSigned: true, fields: { Body: "Hello" } });
  expect(emulator.handsets.texts(ANNA).at(-1)).toMatchObject({ body: "From there" });
});

test("two machines that answer each other are stopped after fifteen replies", async () => {
  const emulator = await house();
  const { app, client, console, handsets } = emulator;
  app.on("/texts", (response) => {
    response.setHeader("content-type", "text/xml");
    response.end("<Response><Message>I am away</Message></Response>");
  });
  for (let index = 0; index < 16; index += 1) {
    await handsets.write(ANNA, { to: OTHER, body: "I am away too" });
    await app.called(index + 1);
  }
  await emulator.settle();
  const replies = await client.messages.list({ to: ANNA });
  expect(replies.filter(({ status }) => status === "delivered")).toHaveLength(15);
  expect(replies.filter(({ errorCode }) => errorCode === 14107)).toMatchObject([
    { status: "failed" },
  ]);
  expect(console.list()).toMatchObject([{ code: 14107 }]);
  await emulator.clock.pass(30_000);
  await handsets.write(ANNA, { to: OTHER, body: "Still away" });
  await emulator.settle();
  expect(console.list()).toHaveLength(1);
});

async function answered(emulator: House, answer: string, contentType = "text/xml"): Promise<void> {
  emulator.app.on("/texts", (response) => {
    if (answer !== "") response.setHeader("content-type", contentType);
    response.end(answer);
  });
  await emulator.handsets.write(ANNA, { to: OURS, body: "Hello" });
  await emulator.settle();
}
