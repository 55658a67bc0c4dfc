import type { Dossier } from '@hebu/shared/books/dossier.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, onCleanup, onMount } from 'solid-js'

import { dossierWords } from '../../../../words/dossier.ts'
import { useWords } from '../../../../words/language.tsx'
import { recordWords } from '../../../../words/record.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { Facts } from '../Facts.tsx'
import { useOpenPage } from '../page-context.ts'
import { isUntold } from '../sections.ts'
import type { SectionField } from '../sections.ts'
import styles from './dossier.module.css'
import { LearnedView } from './LearnedView.tsx'

/** The figures of a file side by side, those of companions only where this device holds them, and what was learned since ([CUS1]). */
export function DossierPane(props: { readonly dossier: Dossier }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const parts = createMemo(() => open.page().parts.join())
  const figures = createMemo<readonly SectionField[]>(() => props.dossier.figures.flatMap((name) => {
    const field = (open.book.fields as Fields)[name]
    if (field === undefined || (field.part !== undefined && !parts().split(',').includes(field.part))) return []
    return isUntold(workspace, open.page(), name, field) ? [] : [{ name, field }]
  }))
  // Which of both is in sight, where they stand below each other.
  const [atRecord, setAtRecord] = createSignal(false)
  let jumps!: HTMLElement
  onMount(() => {
    const record = jumps.closest('article')?.querySelector('[data-record]') ?? null
    if (record === null || globalThis.IntersectionObserver === undefined) return
    const watch = new IntersectionObserver(([entry]) => setAtRecord(entry?.isIntersecting === true), { rootMargin: '0px 0px -60% 0px' })
    watch.observe(record)
    onCleanup(() => watch.disconnect())
  })
  return (
    <>
      <section class={styles.figures} aria-label={words.say(dossierWords.figures)}><Facts fields={figures()} /></section>
      <For each={props.dossier.learns}>{(learns) => <LearnedView learns={learns} verified={props.dossier.verified} />}</For>
      <nav ref={jumps} class={styles.jumps} aria-label={words.say(dossierWords.jumps)}>
        <button type="button" aria-current={atRecord() ? undefined : 'true'} onClick={() => open.focusField(Object.keys(open.book.fields)[0]!)}>{words.say(dossierWords.toFields)}</button>
        <For each={['timeline', 'comments', 'history'] as const}>{(tab) => <button type="button" aria-current={atRecord() && open.asking.view().tab === tab ? 'true' : undefined} onClick={() => open.asking.ask({ tab }, 'tab')}>{words.say(recordWords[tab])}</button>}</For>
      </nav>
    </>
  )
}
