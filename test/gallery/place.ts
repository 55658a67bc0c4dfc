/** What a place of the gallery is, and how one gets there. */
import type { Language, Text } from '@hebu/shared/vocabulary/text.ts'
import { fill, say } from '@hebu/shared/vocabulary/text.ts'
import type { Locator, Page } from '@playwright/test'

import type { DemoRelay } from '../kit/served-demo.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The two screens that everything is looked at on, by their width. */
export const screens = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const
export type ScreenWidth = keyof typeof screens

/** A browser in front of a place, and the words that its reader reads. */
export interface Scene {
  readonly page: Page
  readonly language: Language
  readonly isPhone: boolean
  readonly demo: DemoRelay
  say(wording: Text, slots?: Readonly<Record<string, string | number>>): string
  button(wording: Text, slots?: Readonly<Record<string, string | number>>): Locator
}

/** What addresses may be made of. */
export interface Ground {
  readonly demo: DemoRelay
  /** What stands behind `#` in an invitation that nobody takes up. */
  readonly invitation: string
  /** The same of the link that founds the second, empty relay. */
  readonly setupSecret: string
}

export interface Place {
  /** Names its pictures. */
  readonly id: string
  readonly path: string | ((ground: Ground) => string)
  /** A member of the demo; the director where absent. `nobody` is not signed in, `newcomer` meets the empty relay. */
  readonly who?: string
  /** Screens on which it exists; both where absent. */
  readonly on?: readonly ScreenWidth[]
  /** What people do there before the picture. What it opens goes with the next load of the page. */
  act?(scene: Scene): Promise<void>
  /** The network is cut for as long as the place is looked at. */
  readonly offline?: boolean
  /** The whole length of what scrolls, not the screen alone. */
  readonly whole?: boolean
}

export function createScene(input: Pick<Scene, 'page' | 'language' | 'isPhone' | 'demo'>): Scene {
  const spoken: Scene['say'] = (wording, slots = {}) => fill(say(wording, input.language), slots)
  return { ...input, say: spoken, button: (wording, slots) => input.page.getByRole('button', { name: spoken(wording, slots), exact: true }).first() }
}
