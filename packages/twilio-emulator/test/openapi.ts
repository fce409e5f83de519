/** The part of OpenAPI 3.0's schemas that Twilio's documents use. */
export interface Schema {
  $ref?: string;
  type?: string | undefined;
  nullable?: boolean | undefined;
  format?: string | undefined;
  pattern?: string | undefined;
  enum?: unknown[] | undefined;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  /** Not OpenAPI's: a property that may be left out, where every other must be there. */
  optional?: boolean;
}

export interface Components {
  schemas: Record<string, Schema>;
}
