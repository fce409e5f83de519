import { pictureTypes, type Id } from "@parley/protocol";

/** Of a file in no message: it is its owner's alone. */
export function maySeeUnsent(person: Id, file: { owner_id: Id }): boolean {
  return person === file.owner_id;
}

/**
 * What a browser may show where it stands: pictures, which were made anew here. Everything else may
 * hold what somebody wrote for a browser to run, whatever it says it is.
 */
export function mayBeShown(type: string): boolean {
  return (pictureTypes as readonly string[]).includes(type);
}
