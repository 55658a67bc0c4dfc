/**
 * What people of one kind write into their reports. `{客}` is a customer of theirs, `{品}` a product, `{3-9}` a number;
 * `12|` before a phrase keeps it until the twelfth working day, when what it speaks of has come about.
 */
export interface Phrases {
  readonly done: readonly string[]
  readonly next: readonly string[]
  readonly problems: readonly (readonly [problem: string, solution: string, needHelp: boolean])[]
  /** What a week came to, for its report. */
  readonly results: readonly string[]
}
