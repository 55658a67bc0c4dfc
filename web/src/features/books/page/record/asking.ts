import { useLocation, useNavigate } from '@solidjs/router'
import type { Accessor } from 'solid-js'
import { createMemo, createSignal } from 'solid-js'

export type RecordTab = 'timeline' | 'comments' | 'history' | 'versions'

/** What the record of a page shows. */
export interface RecordView {
  readonly tab: RecordTab
  /** Only what is about this field. */
  readonly field?: string | undefined
  /** A comment that is pointed at. */
  readonly comment?: string | undefined
}

/** The keyboard is wanted in the box to write in, or on the tab. */
export interface Wanted {
  readonly view: RecordView
  readonly focus: 'box' | 'tab'
  /** Where it was. */
  readonly from: Element | null
}

export interface RecordAsking {
  /** From the address: `#comments`, `#comments/<field>`, `#comment-<id>`, `#history`, `#history/<field>`, `#versions`. */
  readonly view: Accessor<RecordView>
  /** Where the keyboard is wanted, once `view` stands; tracked. */
  readonly wanted: Accessor<Wanted | undefined>
  show(view: RecordView): void
  /** Shows it, brings it into sight and puts the keyboard there. */
  ask(view: RecordView, focus: 'box' | 'tab'): void
}

function readName(name: string): string | undefined {
  try {
    return decodeURIComponent(name)
  } catch {
    return undefined
  }
}

export function viewOf(hash: string): RecordView {
  const [place = '', name] = hash.replace(/^#/, '').split('/')
  const field = name === undefined ? undefined : readName(name)
  if (place.startsWith('comment-')) return { tab: 'comments', comment: place.slice('comment-'.length) }
  if (place === 'versions') return { tab: 'versions' }
  return place === 'comments' || place === 'history' ? { tab: place, field } : { tab: 'timeline' }
}

export function hashOf({ tab, field, comment }: RecordView): string {
  if (comment !== undefined) return `#comment-${comment}`
  if (tab === 'timeline') return ''
  return field === undefined ? `#${tab}` : `#${tab}/${encodeURIComponent(field)}`
}

/** What is shown beside the fields of the open page stands in its address. */
export function createRecordAsking(): RecordAsking {
  const location = useLocation()
  const navigate = useNavigate()
  const view = createMemo(() => viewOf(location.hash))
  const [wanted, setWanted] = createSignal<Wanted>()
  const show = (next: RecordView): void => {
    if (hashOf(next) !== hashOf(view())) navigate(`${location.pathname}${location.search}${hashOf(next)}`, { replace: true, scroll: false })
  }
  return {
    view,
    wanted,
    show,
    ask(next, focus) {
      const from = document.activeElement
      show(next)
      setWanted({ view: next, focus, from })
    },
  }
}
