import type { SessionFacts } from '@hebu/shared/wire/http.ts'

import { deviceWords } from '../../words/devices.ts'
import type { Words } from '../../words/language.tsx'

/** What a device is called: by its member, else by what it says of itself. */
export function deviceName({ name, browser, system }: SessionFacts, { say }: Words): string {
  if (name !== undefined) return name
  if (browser !== undefined && system !== undefined) return say(deviceWords.called, { browser, system })
  return system ?? browser ?? say(deviceWords.program)
}
