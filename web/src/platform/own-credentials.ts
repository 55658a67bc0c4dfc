import { PasswordState, RecoveryCodes, SecondStep, SecondStepBegun, type PasswordChange } from '@hebu/shared/wire/own-credentials.ts'
import { granted } from '@hebu/shared/vocabulary/result.ts'
import * as v from 'valibot'

import type { Answer, RelayApi } from './relay-api.ts'

/** One's own password and second step at the relay. */
export interface OwnCredentials {
  /** Whether one has a password at all. */
  hasPassword(): Answer<boolean>
  /** All other sessions end. Sets the first one where `current` is empty and there is none. */
  changePassword(change: PasswordChange): Answer<void>
  /** Gives the password up; all other sessions end. */
  giveUpPassword(password: string): Answer<void>
  secondStep(): Answer<SecondStep>
  begin(password: string): Answer<SecondStepBegun>
  /** The recovery codes are in this answer only. */
  confirm(code: string): Answer<readonly string[]>
  end(password: string): Answer<void>
}

const Done = v.object({})

export function createOwnCredentials({ ask }: Pick<RelayApi, 'ask'>): OwnCredentials {
  const tell = async (path: string, body: unknown): Answer<void> => {
    const answer = await ask(Done, 'POST', path, body)
    return answer.ok ? granted(undefined) : answer
  }
  return {
    async hasPassword() {
      const answer = await ask(PasswordState, 'GET', '/api/password')
      return answer.ok ? granted(answer.value.set) : answer
    },
    changePassword: (change) => tell('/api/password', change),
    giveUpPassword: (password) => tell('/api/password/end', { password }),
    secondStep: () => ask(SecondStep, 'GET', '/api/second-step'),
    begin: (password) => ask(SecondStepBegun, 'POST', '/api/second-step/begin', { password }),
    async confirm(code) {
      const answer = await ask(RecoveryCodes, 'POST', '/api/second-step/confirm', { code })
      return answer.ok ? granted(answer.value.codes) : answer
    },
    end: (password) => tell('/api/second-step/end', { password }),
  }
}
