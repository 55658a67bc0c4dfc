import { createWords, WordsProvider } from '@hebu/web/words/language.tsx'
import { cleanup, render } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach } from 'vitest'

import { standStill } from '../../kit/still.ts'

standStill()
afterEach(cleanup)

/** Draws a component of the interface by itself, in English. */
export const renderWidget = (widget: () => JSX.Element): ReturnType<typeof render> =>
  render(() => <WordsProvider words={createWords({ language: 'en', timeZone: 'Asia/Shanghai' })}>{widget()}</WordsProvider>)
