import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import type { Install } from './app-news.tsx'

/** Chromium's own event: whether and when the app may be installed. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

/** The window that may be installed. */
export interface InstallWindow {
  /** Whether it runs as an installed app. */
  readonly standalone: boolean
  readonly userAgent: string
  on(event: 'beforeinstallprompt' | 'appinstalled', listener: (event: Event) => void): void
}

/** Keeps the browser's offer to install until somebody asks for it; nothing pops up by itself. */
export function watchInstall({ standalone, userAgent, on }: InstallWindow): Accessor<Install> {
  // Safari has no call for it; on other systems without the event there is no way.
  const [install, setInstall] = createSignal<Install>(standalone ? 'installed' : /iPhone|iPad/.test(userAgent) ? 'by-hand' : 'no-way')
  on('beforeinstallprompt', (event) => {
    event.preventDefault()
    setInstall(() => () => void (event as InstallPrompt).prompt().catch(() => undefined))
  })
  on('appinstalled', () => setInstall('installed'))
  return install
}
