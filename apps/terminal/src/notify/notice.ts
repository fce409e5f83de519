export interface Notice {
  title: string;
  body: string;
  urgent: boolean;
  /** What several programs of one person would tell of alike: the desktop hears it from one of them. */
  key?: string | undefined;
}
