import { useConversationList } from "@parley/client";
import { Redirect } from "wouter";
import { BeginHere } from "../find/beginHere.tsx";
import { toConversation } from "../paths.ts";
import { lastOpened } from "./lastOpened.ts";

/** Where nothing is asked for: the conversation that was open last, or how to begin. */
export function Home() {
  const { joined } = useConversationList();
  const last = lastOpened();
  const again =
    joined.find(({ info }) => info.id === last) ?? joined.find(({ info }) => info.general);
  return again ? <Redirect to={toConversation(again.info.id)} replace /> : <BeginHere />;
}
