import './ui/tokens.css'
import './ui/base.css'
import './ui/forced-colours.css'
import './ui/print.css'

import { loadCharter } from '@hebu/shared/charters/load-charter.ts'
import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'

import { openDeviceAccounts } from './platform/device-accounts.ts'
import { createRelayApi } from './platform/relay-api.ts'
import { App } from './shell/App.tsx'
import { watchInstall } from './shell/install.ts'
import { createPreferences } from './shell/preferences.ts'
import { registerWorker } from './shell/service-worker.ts'
import { createSession } from './shell/session.ts'
import { createTheme } from './ui/theme.tsx'
import { createWords } from './words/language.tsx'
import { fetchBooks } from './workspace/book-pieces.ts'
import { openWorkspace } from './workspace/open-workspace.ts'

const onLook = (listener: () => void): void =>
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') listener()
  })

const fetchAgainMs = 3_000

/** The one place of the app that picks adapters and touches what is global. */
async function main(): Promise<void> {
  const root = document.getElementById('app')
  if (root === null) throw new Error('index.html has no #app')
  const page = document.documentElement

  const pieces = fetchBooks({ path: location.pathname, later: (work) => void setTimeout(work, fetchAgainMs) })
  const preferences = createPreferences(() => localStorage, () => navigator.languages)
  const words = createWords({
    language: preferences.language(),
    onLanguage(language) {
      preferences.keepLanguage(language)
      page.lang = language
    },
  })
  page.lang = words.language()
  const theme = createTheme(preferences.theme(), (choice) => {
    preferences.keepTheme(choice)
    if (choice === 'system') delete page.dataset['theme']
    else page.dataset['theme'] = choice
    paintFrame()
  })

  // The frame of the window takes the colour of the paper.
  const paintFrame = (): void => document.querySelector('meta[name=theme-color]')?.setAttribute('content', getComputedStyle(page).backgroundColor)
  paintFrame()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paintFrame)

  const install = watchInstall({
    standalone: matchMedia('(display-mode: standalone)').matches,
    userAgent: navigator.userAgent,
    on: (event, listener) => addEventListener(event, listener),
  })
  const [waiting, setWaiting] = createSignal<() => void>()
  const [taken, setTaken] = createSignal(false)
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    // Without it the app runs, but does not start offline; the data-safety panel is not affected.
    void registerWorker(
      {
        workers: navigator.serviceWorker,
        reload: () => location.reload(),
        onLook,
      },
      { onWaiting: (take) => setWaiting(() => take), onTaken: () => setTaken(true) },
    ).catch(() => undefined)
  }

  const api = createRelayApi({ fetch: (...request) => fetch(...request), base: '' })
  const accounts = await openDeviceAccounts(globalThis.indexedDB)
  const session = createSession({
    api,
    accounts,
    now: Date.now,
    leaseDays: async (account) => (await loadCharter(account.directory?.workspace.charter ?? ''))?.leaseDays ?? 30,
    onLook: (listener) => {
      onLook(listener)
      addEventListener('online', listener)
    },
    open: (account) => openWorkspace({ account, accounts, api, pieces, onLeave: () => location.reload() }),
  })
  const device = { storage: navigator.storage as StorageManager | undefined, durable: accounts.durable }
  render(() => <App ways={{ session, api, device }} words={words} theme={theme} news={{ waiting, taken, install }} />, root)
  await session.start()
}

void main()
