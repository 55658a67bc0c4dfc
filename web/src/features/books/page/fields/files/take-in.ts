import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import { holdWindow } from '../../../../../platform/hold-window.ts'
import { fileProblems, fileWords } from '../../../../../words/files.ts'
import type { Words } from '../../../../../words/language.tsx'
import type { PageAddress, Workspace } from '../../../../../workspace/workspace.ts'

/** A file that is being read. */
export interface Reading {
  readonly key: number
  readonly name: string
  /** 0 to 100. */
  readonly percent: number
}

export interface TakeInInput {
  readonly workspace: Workspace
  readonly words: Words
  readonly address: PageAddress
  readonly field: string | undefined
  /** The files that are there now. */
  readonly known: () => readonly FileRef[]
  readonly onAdded: (files: readonly FileRef[]) => void
  readonly onProblem: (problem: string | undefined) => void
}

/** Browsers give what is pasted a name that says nothing. */
const namelessImage = /^(image|clipboard|blob)\.(png|jpe?g|webp|gif)$/i

/** Takes files in one after the other, so that a large one never stands in memory with others; what is refused is told and the others go on. */
export function createTakeIn(input: TakeInInput): { readonly reading: Accessor<readonly Reading[]>; take(files: readonly File[]): Promise<void> } {
  const { workspace, words } = input
  const [reading, setReading] = createSignal<readonly Reading[]>([])
  let lastKey = 0

  const named = (file: File): File => {
    const ending = namelessImage.exec(file.name)?.[2]
    if (ending === undefined) return file
    const when = words.format().dateTime(Date.now()).replaceAll(/[:/\\]/g, '.')
    return new File([file], `${words.say(fileWords.pasted, { when })}.${ending.toLowerCase()}`, { type: file.type })
  }
  const takeOne = async (file: File, key: number): Promise<string | undefined> => {
    const onRead = (bytes: number): void => {
      const percent = Math.floor((100 * bytes) / Math.max(1, file.size))
      setReading((all) => all.map((each) => (each.key === key ? { ...each, percent } : each)))
    }
    const added = await workspace.files.add(input.address, file, { field: input.field, onRead })
    setReading((all) => all.filter((each) => each.key !== key))
    const slots = { name: file.name, size: words.format().bytes(file.size), max: words.format().bytes(maxFileBytes) }
    if (!added.ok) return words.say(fileProblems[added.refusal], slots)
    if (input.known().some(({ sha256 }) => sha256 === added.value.sha256)) return words.say(fileWords.already, slots)
    input.onAdded([added.value])
    return undefined
  }
  const takeAll = async (files: readonly File[]): Promise<void> => {
    input.onProblem(undefined)
    const begun = files.map((file) => ({ file: named(file), key: ++lastKey }))
    setReading((all) => [...all, ...begun.map(({ file, key }) => ({ key, name: file.name, percent: 0 }))])
    const problems: string[] = []
    for (const { file, key } of begun) {
      const problem = await takeOne(file, key)
      if (problem !== undefined) problems.push(problem)
    }
    if (problems.length > 0) input.onProblem(problems.join(' '))
  }
  return { reading, take: (files) => holdWindow(takeAll(files)) }
}
