import { expect, test } from "vitest";
import { refusal } from "./account.ts";
import { ACCOUNT_SID, ANNA, AUTH_TOKEN, house, OURS } from "./house.ts";

const PICTURE = Buffer.from("89504e470d0a1a0a", "hex");
const credentials = { username: ACCOUNT_SID, password: AUTH_TOKEN };

test("a picture is fetched from the sender's server, and the handset shows it", async () => {
  const { app, client, handsets, settle } = await house();
  app.on("/picture", (response) => {
    response.setHeader("content-type", "image/png");
    response.end(PICTURE);
  });
  const sent = await client.messages.create({
    to: ANNA,
    from: OURS,
    mediaUrl: [`${app.url}/picture`],
  });
  expect(sent).toMatchObject({ numMedia: "1", numSegments: "1", body: "" });
  expect(sent.sid).toMatch(/^MM/);
  await settle();
  const [shown] = handsets.texts(ANNA)[0]?.media ?? [];
  expect(shown).toMatchObject({ type: "image/png" });
  expect(handsets.media(shown?.url ?? "")).toEqual({ type: "image/png", bytes: PICTURE });
  expect(await client.messages(sent.sid).fetch()).toMatchObject({ price: "-0.02000" });
});

test("a picture from a handset is named in the webhook, and served to our credentials alone", async () => {
  const { app, client, handle, handsets, settle } = await house();
  const media = [{ type: "image/png", bytes: PICTURE }];
  await handsets.write(ANNA, { to: OURS, body: "", media });
  await settle();
  const fields = app.calls[0]?.fields ?? {};
  expect(fields).toMatchObject({ Body: "", NumMedia: "1", MediaContentType0: "image/png" });
  expect(fields["MessageSid"]).toMatch(/^MM/);
  const url = fields["MediaUrl0"] ?? "";
  expect(url).toMatch(
    /^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC\w+\/Messages\/MM\w+\/Media\/ME\w+$/,
  );
  expect(await handle({ method: "GET", url, ...credentials })).toMatchObject({
    status: 200,
    headers: { "content-type": "image/png" },
    body: PICTURE,
  });
  expect(await handle({ method: "GET", url })).toMatchObject({ status: 401 });

  const resources = client.messages(fields["MessageSid"] ?? "").media;
  const [listed] = await resources.list();
  expect(listed).toMatchObject({ contentType: "image/png", parentSid: fields["MessageSid"] });
  const sid = listed?.sid ?? "";
  expect(await resources(sid).fetch()).toMatchObject({ sid });
  expect(await resources(sid).remove()).toBe(true);
  expect(await refusal(resources(sid).fetch())).toMatchObject({ status: 404, code: 20404 });
  const [own] = handsets.texts(ANNA)[0]?.media ?? [];
  expect(handsets.media(own?.url ?? "")?.bytes).toEqual(PICTURE);
});

test.each([
  ["is missing", 404, "image/png", PICTURE, 11200],
  ["is no picture", 200, "application/json", PICTURE, 12300],
  ["is larger than the carrier takes", 200, "image/png", Buffer.alloc(5 * 1024 * 1024 + 1), 30019],
])("a text whose picture %s fails", async (_, status, type, bytes, errorCode) => {
  const { app, client, console, handsets, settle } = await house();
  app.on("/picture", (response) => {
    response.writeHead(status, { "content-type": type });
    response.end(bytes);
  });
  const { sid } = await client.messages.create({
    to: ANNA,
    from: OURS,
    body: "Look",
    mediaUrl: [`${app.url}/picture`],
    statusCallback: `${app.url}/statuses`,
  });
  await settle();
  expect(await client.messages(sid).fetch()).toMatchObject({ status: "failed", errorCode });
  expect(app.calls.at(-1)?.fields).toMatchObject({
    MessageStatus: "failed",
    ErrorCode: String(errorCode),
  });
  expect(console.list()).toMatchObject([
    { code: errorCode, resourceSid: sid, url: `${app.url}/picture`, level: "warning" },
    { code: errorCode, resourceSid: sid, url: null, level: "error" },
  ]);
  expect(handsets.texts(ANNA)).toEqual([]);
});

test("the pictures of one text are measured together", async () => {
  const { app, client, settle } = await house();
  app.on("/picture", (response) => {
    response.writeHead(200, { "content-type": "image/png" });
    response.end(Buffer.alloc(3 * 1024 * 1024));
  });
  const url = `${app.url}/picture`;
  const text = { to: ANNA, from: OURS };
  const one = await client.messages.create({ ...text, mediaUrl: [url] });
  const two = await client.messages.create({ ...text, mediaUrl: [url, url] });
  await settle();
  expect(await client.messages(one.sid).fetch()).toMatchObject({ status: "delivered" });
  expect(await client.messages(two.sid).fetch()).toMatchObject({
    status: "failed",
    errorCode: 30019,
  });
});

test("a handset keeps its latest five hundred texts, and their pictures", async () => {
  const { handsets } = await house();
  const media = [{ type: "image/png", bytes: PICTURE }];
  const [first, second] = [
    await handsets.write(ANNA, { to: OURS, body: "first", media }),
    await handsets.write(ANNA, { to: OURS, body: "second", media }),
  ].map((text) => text.media[0]?.url ?? "");
  for (let index = 0; index < 499; index += 1)
    await handsets.write(ANNA, { to: OURS, body: String(index) });
  expect(handsets.texts(ANNA)).toHaveLength(500);
  expect(handsets.media(first ?? "")).toBeUndefined();
  expect(handsets.media(second ?? "")).toBeDefined();
});
