import { parseExchanges, type Exchange } from "./exchanges.ts";
import { bees } from "./talk/bees.ts";
import { committee } from "./talk/committee.ts";
import { compost } from "./talk/compost.ts";
import { direct } from "./talk/direct.ts";
import { events } from "./talk/events.ts";
import { general } from "./talk/general.ts";
import { pizzaOven } from "./talk/pizza-oven.ts";
import { seedSwap } from "./talk/seed-swap.ts";
import { toolShed } from "./talk/tool-shed.ts";
import { watering } from "./talk/watering.ts";

/** A conversation of the demo before anybody is in it. */
export interface Place {
  kind: "direct" | "channel" | "group";
  name: string | null;
  topic: string;
  /** Set later on, by whoever began it. */
  laterTopic?: string;
  access: "open" | "invited";
  general?: true;
  people: number;
  messages: number;
  /** Days after the beginning of everything. */
  beginsOnDay: number;
  exchanges: Exchange[];
}

export const places: Place[] = [
  channel("general", general, { people: 40, messages: 980, topic: "", general: true }),
  channel("tool-shed", toolShed, {
    people: 31,
    messages: 650,
    topic: "Who has what, what is broken, what is sharp",
  }),
  channel("watering", watering, {
    people: 27,
    messages: 600,
    topic: "The rota is on the shed door",
    laterTopic: "The rota is on the shed door. Early or late, never at noon",
  }),
  channel("seed-swap", seedSwap, {
    people: 29,
    messages: 560,
    topic: "Seeds, seedlings, cuttings and labels",
    beginsOnDay: 2,
  }),
  channel("compost", compost, { people: 22, messages: 520, topic: "Brown and green" }),
  channel("events", events, {
    people: 34,
    messages: 600,
    topic: "Open days, work days, film nights",
    laterTopic: "Open days, work days, film nights. Bring a chair",
    beginsOnDay: 1,
  }),
  channel("committee", committee, {
    people: 7,
    messages: 350,
    topic: "Agenda and minutes are in the folder",
    access: "invited",
  }),
  group("bees", bees, { people: 9, messages: 330, access: "open", beginsOnDay: 5 }),
  group("pizza-oven", pizzaOven, { people: 13, messages: 270, beginsOnDay: 12 }),
  pair(70, 3),
  pair(50, 9),
  pair(40, 20),
];

type Given = Pick<Place, "people" | "messages"> & Partial<Place>;

function channel(name: string, talk: string, given: Given): Place {
  return place("channel", name, talk, { access: "open", ...given });
}

function group(name: string, talk: string, given: Given): Place {
  return place("group", name, talk, { access: "invited", ...given });
}

function pair(messages: number, beginsOnDay: number): Place {
  return place("direct", null, direct, { people: 2, messages, beginsOnDay, access: "invited" });
}

function place(kind: Place["kind"], name: string | null, talk: string, given: Given): Place {
  const exchanges = parseExchanges(talk);
  return { kind, name, exchanges, topic: "", access: "open", beginsOnDay: 0, ...given };
}
