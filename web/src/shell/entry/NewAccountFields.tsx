import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'

import { PasswordInput, TextInput } from '../../ui/TextInput.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import type { NewAccount } from './new-account.ts'
import { passwordLength } from './new-account.ts'
import { passwordStrength } from './password-strength.ts'

/** Name, password, password again. */
export function NewAccountFields(props: { readonly account: NewAccount }): JSX.Element {
  const { say } = useWords()
  const said = (problem: Text | undefined): string | undefined => (problem === undefined ? undefined : say(problem))
  return (
    <>
      <TextInput
        size="large"
        label={say(entryWords.name)}
        hint={say(entryWords.nameHint)}
        value={props.account.name()}
        onInput={props.account.setName}
        error={said(props.account.nameProblem())}
        name="username"
        autocomplete="username"
        maxLength={60}
      />
      <PasswordInput
        size="large"
        label={say(entryWords.password)}
        hint={say(passwordStrength(props.account.password(), props.account.name())?.words ?? entryWords.passwordHint)}
        value={props.account.password()}
        onInput={props.account.setPassword}
        error={said(props.account.passwordProblem())}
        name="new-password"
        autocomplete="new-password"
        maxLength={passwordLength.most}
      />
      <PasswordInput
        size="large"
        label={say(entryWords.passwordAgain)}
        value={props.account.again()}
        onInput={props.account.setAgain}
        error={said(props.account.againProblem())}
        name="new-password-again"
        autocomplete="new-password"
        maxLength={passwordLength.most}
      />
    </>
  )
}
