import { lineTypes, type Handset } from "@parley/protocol";
import type { Emulator } from "@parley/twilio-emulator";

type Simulated = ReturnType<Emulator["handsets"]["add"]>;

export function presentHandset({ number, faults }: Simulated): Handset {
  const lineType = lineTypes.find((type) => type === faults.lineType) ?? "unknown";
  return { number, faults: { ...faults, lineType } };
}
