import { Redirect } from "wouter";
import { useDestination } from "./destination.ts";

/** Where a door's address leads for somebody who is already inside. */
export function Entered() {
  return <Redirect to={useDestination()} replace />;
}
