import type { Accessor } from 'solid-js'

import type { Suggestion } from './suggestions.ts'

/** How a text is suggested on. */
export interface TextSuggestions {
  /** Whether what is written now is proposed; tracked. */
  readonly on: Accessor<boolean>
  /** Absent where one may only suggest. */
  readonly setOn: ((on: boolean) => void) | undefined
  /** Whether suggestions are decided about here; who may not takes back their own. Tracked. */
  readonly mayDecide: Accessor<boolean>
  /** Whether nobody decides any more: the text is shown as it stands without them. Tracked. */
  readonly isOver: Accessor<boolean>
  readonly me: string
  now(): string
  newId(): string
  person(id: string): { readonly name: string; readonly hue: string }
  /** Who proposed it and on which day; tracked. */
  titleOf(suggestion: Pick<Suggestion, 'by' | 'at'>): string
  /** What was done cannot be proposed. */
  refused(): void
}
