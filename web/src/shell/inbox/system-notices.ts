import { instantAt } from '@hebu/shared/vocabulary/wall-clock.ts'
import type { Notice } from '@hebu/shared/rules/notices/notices.ts'
import { createEffect, onCleanup, untrack } from 'solid-js'

import { createNames } from '../../features/books/values/use-names.ts'
import { inboxWords } from '../../words/inbox.ts'
import type { Words } from '../../words/language.tsx'
import type { Workspace } from '../../workspace/workspace.ts'
import { reckonToday } from '../today/create-agenda.ts'
import type { Inbox } from './create-inbox.ts'
import { tellNotice } from './notice-words.ts'
import { followClicks } from './notice-clicks.ts'
import type { Told } from './what-to-tell.ts'
import { digestTag, settledOf, whatToTell } from './what-to-tell.ts'

/** Whether this device tells by the system: `blocked` by the browser, `missing` where it cannot. */
export type SystemState = 'on' | 'off' | 'blocked' | 'missing'

const wantedKey = 'hebu.systemNotices'
const toldKey = 'hebu.toldNotices'

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // It holds for nothing then: the next window asks again.
  }
}

export function systemState(): SystemState {
  if (!('Notification' in globalThis)) return 'missing'
  if (Notification.permission === 'denied') return 'blocked'
  return Notification.permission === 'granted' && read(wantedKey) === 'on' ? 'on' : 'off'
}

/** Asks the browser, which asks the person. */
export async function askForSystem(): Promise<void> {
  if (!('Notification' in globalThis)) return
  if ((await Notification.requestPermission()) === 'granted') keep(wantedKey, 'on')
}

export const turnOffSystem = (): void => keep(wantedKey, 'off')

interface TellingInput {
  readonly workspace: Workspace
  readonly inbox: Inbox
  readonly words: Words
  readonly go: (href: string) => void
}

/** From when in the morning a day's digest is told, for those who never close the window. */
const dayBegins = '08:00'
/** What is told at a time of day is looked at this often. */
const lookMs = 10 * 60_000

const toldBefore = (key: string): Told => {
  try {
    const parsed: unknown = JSON.parse(read(key) ?? '{}')
    const { ids, day } = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Partial<Told>
    return { ids: Array.isArray(ids) ? ids : [], day: typeof day === 'string' ? day : undefined }
  } catch {
    return { ids: [], day: undefined }
  }
}

const registered = async (): Promise<ServiceWorkerRegistration | undefined> => navigator.serviceWorker?.getRegistration().catch(() => undefined)

/** Tells the system of what is new while nobody looks at the window: what is urgent at once, the rest once a day ([NOTE4]). What was settled since goes, and a press leads to its place ([NOTE5]). The app's badge counts in any case. */
export function keepTelling({ workspace, inbox, words, go }: TellingInput): void {
  const names = createNames(workspace, words)
  // Who shares a device with somebody is told for themselves.
  const key = untrack(() => `${toldKey}.${workspace.me().id}`)
  const show = async (tag: string, title: string, body: string, href: string): Promise<void> => {
    const registration = await registered()
    const options = { tag, body, icon: '/icon-192.png', data: { href } }
    if (registration !== undefined) return registration.showNotification(title, options)
    const shown = new Notification(title, options)
    shown.addEventListener('click', () => {
      window.focus()
      go(href)
    })
  }
  const tellOne = (notice: Notice): void => {
    const told = tellNotice(notice, workspace, names, words)
    if (told !== undefined) void show(notice.id, told.lead, [told.title, told.said].filter((part) => part !== '').join('\n'), told.href)
  }
  const dueNow = (): number => reckonToday(workspace).agenda.open.filter(({ urgency }) => urgency !== 'soon').length
  const clear = async (): Promise<void> => {
    const shown = (await (await registered())?.getNotifications().catch(() => undefined)) ?? []
    if (shown.length === 0) return
    const settled = untrack(() => settledOf(shown.map(({ tag }) => tag), inbox.fresh(), dueNow()))
    for (const notification of shown) if (settled.includes(notification.tag)) notification.close()
  }
  const tell = (): void => {
    if (inbox.notices() === undefined || systemState() !== 'on' || workspace.sharing.on()) return
    void clear()
    // Not over a screen that others see.
    if (document.visibilityState === 'visible' || document.querySelector('[data-presenting]') !== null) return
    const { today, nowMs, timeZone } = workspace.world
    const due = dueNow()
    const begun = nowMs >= Date.parse(instantAt(`${today} ${dayBegins}`, timeZone ?? workspace.directory().workspace.timeZone))
    const { urgent, digest, told } = whatToTell(inbox.fresh(), toldBefore(key), { today, begun, due })
    keep(key, JSON.stringify(told))
    for (const notice of urgent) tellOne(notice)
    if (digest) void show(digestTag, words.say(inboxWords.dailyTitle), words.say(inboxWords.daily, { n: words.format().number(due), news: words.format().number(inbox.fresh().length) }), '/today')
  }
  createEffect(() => {
    inbox.fresh()
    void workspace.world.today
    untrack(tell)
  })
  const look = (): void => untrack(tell)
  document.addEventListener('visibilitychange', look)
  const looking = setInterval(look, lookMs)
  const unfollow = navigator.serviceWorker === undefined ? undefined : followClicks(navigator.serviceWorker, go)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', look)
    clearInterval(looking)
    unfollow?.()
  })
  createEffect(() => {
    const count = inbox.fresh().length
    void (count === 0 ? navigator.clearAppBadge?.() : navigator.setAppBadge?.(count))?.catch(() => undefined)
  })
}
