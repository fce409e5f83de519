import { ApiError, type ApiReply, type ApiRequest } from "../api/route.ts";
import { newNumber, type OwnNumber } from "../senders.ts";
import type { World } from "../world.ts";
import { friendlyNameOf, isFree } from "./available.ts";
import { configured } from "./configure.ts";
import { present } from "./incoming.ts";
import { forSale, stockOfArea } from "./stock.ts";

const INVALID_NUMBER = 21421;
const NOT_AVAILABLE = 21422;
const INVALID_AREA = 21451;
const NONE_IN_AREA = 21452;

/** A number by itself, or the next one of an area code. */
export function buyNumber({ form }: ApiRequest, world: World): ApiReply {
  const number = form.get("PhoneNumber") ?? nextInArea(world, form.get("AreaCode"));
  const own = configured(bought(world, number), form, world.clock.now());
  world.numbers.set(number, own);
  return { status: 201, body: present(world, own) };
}

// Twilio's test numbers: one that can always be bought, one that never can, and one that is none.
const MAGIC_FREE = "+15005550006";
const MAGIC_TAKEN = "+15005550000";
const MAGIC_INVALID = "+15005550001";
const MAGIC_AREA = "500";
const MAGIC_EMPTY_AREA = "533";

function bought(world: World, number: string): OwnNumber {
  if (number === MAGIC_INVALID || !/^\+[1-9]\d{6,14}$/.test(number))
    throw new ApiError(400, INVALID_NUMBER, `${number} is not a valid number`);
  if (number === MAGIC_FREE) return world.numbers.get(number) ?? fresh(world, number, "Local");
  const offered = forSale(number);
  if (number === MAGIC_TAKEN || !offered || !isFree(world, offered))
    throw new ApiError(400, NOT_AVAILABLE, `${number} is not available`);
  return fresh(world, number, offered.kind);
}

function fresh(world: World, number: string, kind: string): OwnNumber {
  const own = newNumber(number, kind === "TollFree" ? "toll-free" : "long-code", world.clock.now());
  return { ...own, friendlyName: friendlyNameOf(number) };
}

function nextInArea(world: World, area: string | null): string {
  if (area === null) throw new ApiError(400, INVALID_NUMBER, "PhoneNumber or AreaCode is required");
  if (area === MAGIC_AREA) return MAGIC_FREE;
  if (!/^[2-9]\d\d$/.test(area))
    throw new ApiError(400, INVALID_AREA, `${area} is not a valid area code`);
  const next = stockOfArea("US", area).find((offered) => isFree(world, offered));
  if (!next || area === MAGIC_EMPTY_AREA)
    throw new ApiError(400, NONE_IN_AREA, `No phone numbers found in area code ${area}`);
  return next.number;
}
