import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Headings } from '@hebu/shared/rules/exchange/find-headings.ts'
import { findHeadings, headingsAt } from '@hebu/shared/rules/exchange/find-headings.ts'
import { importTargets } from '@hebu/shared/rules/exchange/import-targets.ts'
import { matchColumns } from '@hebu/shared/rules/exchange/match-columns.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'

import { breathe } from '../../../../platform/breathe.ts'
import { readTables } from '../../../../platform/exchange/exchange.ts'
import type { TextSheet, TextTables } from '../../../../platform/exchange/tables.ts'
import { importWords, tableProblems } from '../../../../words/exchange.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import type { TakeBack } from '../../undo/take-back.ts'
import type { Names } from '../../values/use-names.ts'
import { beginRecord, endRecord } from './import-log.ts'
import type { ActedLine, Choices } from './line-acts.ts'
import { actsOf } from './line-acts.ts'
import type { ReadLine } from './read-lines.ts'
import { readLines } from './read-lines.ts'
import type { ImportDone } from './run-import.ts'
import { plannedUpdates, runImport } from './run-import.ts'

/** Where an import stands. */
export type Stage = 'choose' | 'match' | 'running' | 'done'

export interface ImportContext {
  readonly workspace: Workspace
  readonly words: Words
  readonly names: Names
  readonly takeBack: TakeBack
}

export type ImportModel = ReturnType<typeof createImportModel>

/** Progress is shown so often: more often nobody can read it, and each time is a frame to be made. */
const showEveryMs = 100

/** An import from the choice of a file to its end. */
export function createImportModel(book: Book, { workspace, words, names, takeBack }: ImportContext) {
  const [stage, setStage] = createSignal<Stage>('choose')
  const [file, setFile] = createSignal<File>()
  const [problem, setProblem] = createSignal<string>()
  const [reading, setReading] = createSignal(false)
  const [tables, setTables] = createSignal<TextTables>()
  const [sheetAt, setSheetAt] = createSignal(0)
  const [headings, setHeadings] = createSignal<Headings>({ line: 0, height: 1, names: [] })
  const [targets, setTargets] = createSignal<readonly (string | undefined)[]>([])
  const [checked, setChecked] = createSignal(0)
  const [lines, setLines] = createSignal<readonly ReadLine[]>()
  const [choices, setChoices] = createSignal<Choices>({ same: 'update', lenient: false, byLine: new Map() })
  const [done, setDone] = createSignal(0)
  const [result, setResult] = createSignal<ImportDone>()
  const [logKept, setLogKept] = createSignal(true)
  let calling = new AbortController()
  onCleanup(() => calling.abort())

  const table = workspace.table(book.id)
  const every = importTargets(book, (part) => table.pages().length === 0 || table.pages().some(({ parts }) => parts.includes(part)))
  const sheet = createMemo<TextSheet | undefined>(() => tables()?.sheets[sheetAt()])
  const acted = createMemo<readonly ActedLine[]>(() => actsOf(lines() ?? [], choices()))
  const toRun = createMemo(() => acted().filter(({ act }) => act === 'new' || act === 'update' || act === 'join'))
  const labelOf = (column: number): string => headings().names[column] || words.say(importWords.unnamed, { column: column + 1 })

  const takeHeadings = (found: Headings): void => {
    setHeadings(found)
    setTargets(matchColumns(book, every, found.names).targets)
    setChoices((before) => ({ ...before, byLine: new Map() }))
  }
  const takeSheet = (at: number): void => {
    setSheetAt(at)
    takeHeadings(findHeadings(book, every, tables()?.sheets[at]?.lines ?? []))
  }
  // What was there in earlier years is known again as well, and taken back.
  createEffect(() => table.older() > 0 && untrack(() => table.openOlder()))
  /** Read anew whenever a column means something else. */
  createEffect(on([targets, headings, stage, table.ready], ([now, at, where, ready]) => {
    if (where !== 'match') return
    calling.abort()
    calling = new AbortController()
    setLines(undefined)
    setChecked(0)
    if (!ready) return
    readLines({ book, lines: sheet()?.lines ?? [], headings: at, targets: now, workspace, words, names }, calling.signal, setChecked).then(
      (read) => setLines(read),
      // Called off: what columns mean has changed again.
      () => undefined,
    )
  }))

  return {
    book, stage, file, problem, reading, tables, sheet, sheetAt, headings, targets, checked, lines, choices, acted, toRun, done, result, logKept, labelOf,
    every: every as readonly (typeof every)[number][],
    takeSheet,
    takeHeadings: (line: number, height: 1 | 2) => takeHeadings(headingsAt(sheet()?.lines ?? [], line, height)),
    /** What a column means; no two columns mean the same. */
    setTarget: (column: number, target: string | undefined) => void setTargets((before) => before.map((each, at) => (at === column ? target : each === target ? undefined : each))),
    choose: (change: Partial<Choices>) => void setChoices((before) => ({ ...before, ...change })),
    chooseFor: (line: number, act: 'new' | 'update' | 'skip') => void setChoices((before) => ({ ...before, byLine: new Map([...before.byLine, [line, act]]) })),
    async open(chosen: File) {
      calling.abort()
      const mine = (calling = new AbortController())
      setFile(chosen)
      setProblem(undefined)
      setReading(true)
      try {
        const answer = readTables(chosen, mine.signal)
        // The names of the fields are made ready while the file is read beside the window.
        matchColumns(book, every, [])
        const read = await answer
        await breathe()
        mine.signal.throwIfAborted()
        if (!read.ok) return void setProblem(words.say(tableProblems[read.refusal]))
        const shown = read.value.sheets.some(({ hidden }) => !hidden) ? read.value.sheets.filter(({ hidden }) => !hidden) : read.value.sheets
        setTables({ ...read.value, sheets: shown })
        setChoices({ same: 'update', lenient: false, byLine: new Map() })
        takeSheet(Math.max(0, shown.findIndex(({ lines: some }) => some.length > 1)))
        await breathe()
        mine.signal.throwIfAborted()
        setStage('match')
      } catch {
        if (!mine.signal.aborted) setProblem(words.say(tableProblems.unreadable))
      } finally {
        if (calling === mine) setReading(false)
      }
    },
    startOver() {
      calling.abort()
      calling = new AbortController()
      setReading(false)
      setTables(undefined)
      setResult(undefined)
      setStage('choose')
    },
    /** Goes on also where the place is left: it says when it is over. */
    async run() {
      const running = acted()
      const total = toRun()
      setDone(0)
      setStage('running')
      calling = new AbortController()
      const stop = calling
      await breathe()
      const planned = plannedUpdates(total)
      const begun = await beginRecord(workspace, { fileName: file()?.name ?? '', book: book.id }, [...planned.values()])
      if (begun === undefined) {
        setProblem(words.say(importWords.notBegun))
        return void setStage('choose')
      }
      await breathe()
      let shownMs = 0
      const show = (count: number): void => {
        if (performance.now() - shownMs < showEveryMs) return
        shownMs = performance.now()
        setDone(count)
      }
      const finished = await runImport(book, total, workspace, stop.signal, show, { from: begun.record.id, step: begun.step, planned })
      const count = finished.created + finished.updated
      const kept = await endRecord(workspace, begun, {
        fileName: file()?.name ?? '', book: book.id, created: finished.created, updated: finished.updated,
        refused: running.filter(({ act }) => act === 'refused').length + new Set(finished.refused.map(({ line }) => line)).size,
      }, finished.log)
      setLogKept(kept || count === 0)
      setResult(finished)
      setStage('done')
      if (count > 0) takeBack.offer(finished.step, words.say(importWords.finished, { name: file()?.name ?? '', count: words.format().number(count) }))
    },
    stop: () => calling.abort(),
  } satisfies Record<string, unknown> & { readonly stage: Accessor<Stage> }
}
