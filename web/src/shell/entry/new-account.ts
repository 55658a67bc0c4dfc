import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import { entryWords } from '../../words/entry.ts'
import { problemWords } from '../../words/problems.ts'

/** What the relay takes, in characters. */
export const passwordLength = { least: 8, most: 200 }

/** A name and a new password typed twice, and what is wrong with them once they were looked at. */
export interface NewAccount {
  readonly name: Accessor<string>
  readonly setName: (name: string) => void
  readonly password: Accessor<string>
  readonly setPassword: (password: string) => void
  readonly again: Accessor<string>
  readonly setAgain: (again: string) => void
  readonly nameProblem: Accessor<Text | undefined>
  readonly passwordProblem: Accessor<Text | undefined>
  readonly againProblem: Accessor<Text | undefined>
  /** Looks at everything; from then on problems are shown. */
  check(): boolean
  /** Looks at the name alone: who joins with a key needs no password. */
  checkName(): boolean
}

export function createNewAccount(initialName = ''): NewAccount {
  const [name, setName] = createSignal(initialName)
  const [password, setPassword] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const [nameChecked, setNameChecked] = createSignal(false)
  const shown = (problem: Text | undefined): Text | undefined => (checked() ? problem : undefined)
  const nameProblem = () => (name().trim() === '' ? entryWords.nameMissing : undefined)
  const passwordProblem = () => ([...password()].length < passwordLength.least ? problemWords['password-too-short'] : undefined)
  const againProblem = () => (password() === again() ? undefined : entryWords.passwordsDiffer)
  return {
    name,
    setName,
    password,
    setPassword,
    again,
    setAgain,
    nameProblem: () => (checked() || nameChecked() ? nameProblem() : undefined),
    passwordProblem: () => shown(passwordProblem()),
    againProblem: () => shown(againProblem()),
    checkName() {
      setNameChecked(true)
      return nameProblem() === undefined
    },
    check() {
      setChecked(true)
      return nameProblem() === undefined && passwordProblem() === undefined && againProblem() === undefined
    },
  }
}
