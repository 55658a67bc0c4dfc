import { Router } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { ErrorBoundary, onCleanup, Suspense } from 'solid-js'

import { whenAtRest } from '../ui/overlays/late.ts'
import { lateOverlays } from '../ui/overlays/late-overlays.ts'
import type { Theme } from '../ui/theme.tsx'
import { ThemeProvider } from '../ui/theme.tsx'
import { Toaster } from '../ui/Toaster.tsx'
import type { Words } from '../words/language.tsx'
import { WordsProvider } from '../words/language.tsx'
import type { AppNews } from './app-news.tsx'
import { AppNewsProvider } from './app-news.tsx'
import { BrokenPlace } from './BrokenPlace.tsx'
import { Routes } from './routes.tsx'
import type { Ways } from './session-context.tsx'
import { WaysProvider } from './session-context.tsx'

export interface AppProps {
  readonly ways: Ways
  readonly words: Words
  readonly theme: Theme
  readonly news: AppNews
}

/** The whole interface. Everything it touches outside of itself comes in by its props. */
export function App(props: AppProps): JSX.Element {
  onCleanup(whenAtRest(() => void lateOverlays.load()))
  return (
    <WordsProvider words={props.words}>
      <ThemeProvider theme={props.theme}>
        <WaysProvider ways={props.ways}>
          <AppNewsProvider news={props.news}>
            <ErrorBoundary fallback={(error: unknown, reset) => <BrokenPlace error={error} onRetry={reset} />}>
              <Router root={(root) => <Suspense>{root.children}</Suspense>}>
                <Routes />
              </Router>
            </ErrorBoundary>
            <Toaster />
          </AppNewsProvider>
        </WaysProvider>
      </ThemeProvider>
    </WordsProvider>
  )
}
