import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { Accessor } from 'solid-js'
import { createEffect, onCleanup } from 'solid-js'

import type { PageStore } from './page-store.ts'

export interface RepeatsInput {
  /** Whether the declarations of all books are here. */
  readonly whole: Accessor<boolean>
  /** Where the tasks are. */
  store(): PageStore
  me(): string
  readonly today: Accessor<PlainDate>
  readonly charter: Accessor<Charter>
  make(tasks: readonly Readonly<Record<string, unknown>>[]): void
}

/** Makes the next of a task that repeats once it is asked for, on the devices of whoever is responsible or assigned it ([TASK4]). */
export function followRepeats(input: RepeatsInput): void {
  createEffect(() => {
    if (!input.whole() || !input.store().ready()) return
    const all = [...input.store().pages(), ...input.store().bin()]
    const today = input.today()
    const charter = input.charter()
    if (!all.some(({ values }) => values['repeats'] !== undefined)) return
    let isOver = false
    onCleanup(() => { isOver = true })
    const concernsMe = ({ assignee, assignedBy }: Readonly<Record<string, unknown>>): boolean => assignee === input.me() || assignedBy === input.me()
    void Promise.all([import('@hebu/shared/books/repeating-tasks.ts'), import('@hebu/shared/charters/settled.ts')]).then(([{ repeatsDue }, { calendarOf }]) => {
      if (!isOver) input.make(repeatsDue(all, today, calendarOf(charter)).filter(concernsMe))
    }, () => undefined)
  })
}
