// The pictures of a message: as resources, and as what they are.
import { rfc2822 } from "../api/dates.ts";
import { pageOf } from "../api/paging.ts";
import { notFound, type ApiReply, type ApiRequest } from "../api/route.ts";
import type { World } from "../world.ts";
import { findMessage } from "./change.ts";
import type { Media } from "./message.ts";
import { uriOf } from "./present.ts";

export function listMedia(request: ApiRequest, world: World): ApiReply {
  return pageOf(request, {
    key: "media_list",
    items: world.messages.media(findMessage(request, world).sid),
    present: (media) => presentMedia(world, media),
  });
}

export function fetchMedia(request: ApiRequest, world: World): ApiReply {
  return { status: 200, body: presentMedia(world, find(request, world)) };
}

/** Twilio redirects to a store of its own here; the account's credentials are asked for either way. */
export function fetchContent(request: ApiRequest, world: World): ApiReply {
  const { contentType, base64 } = find(request, world);
  return {
    status: 200,
    body: Buffer.from(base64, "base64"),
    headers: { "content-type": contentType },
  };
}

export function deleteMedia(request: ApiRequest, world: World): ApiReply {
  world.messages.removeMedia(find(request, world));
  return { status: 204 };
}

function find(request: ApiRequest, world: World): Media {
  const ofMessage = world.messages.media(findMessage(request, world).sid);
  const media = ofMessage.find(({ sid }) => sid === request.params["Sid"]);
  if (!media) throw notFound(request.url);
  return media;
}

function presentMedia(world: World, media: Media) {
  return {
    account_sid: world.account.sid,
    content_type: media.contentType,
    date_created: rfc2822(media.createdAt),
    date_updated: rfc2822(media.createdAt),
    parent_sid: media.messageSid,
    sid: media.sid,
    uri: `${uriOf(world, media.messageSid)}/Media/${media.sid}.json`,
  };
}
