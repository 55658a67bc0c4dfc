import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { fill, languages, say, text } from '@hebu/shared/vocabulary/text.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { problems } from '@hebu/shared/wire/http.ts'
import { closeReasonWords } from '@hebu/web/words/close-reasons.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { memberWords } from '@hebu/web/words/members.ts'
import { meWords } from '@hebu/web/words/me.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { refusalWords } from '@hebu/web/words/refusals.ts'
import { shellWords, tabWords, themeWords } from '@hebu/web/words/shell.ts'
import { syncProblemMarks, syncWords } from '@hebu/web/words/sync.ts'
import { syncMeanings, syncPanelWords } from '@hebu/web/words/sync-panel.ts'
import { uiWords } from '@hebu/web/words/ui.ts'
import type { SyncProblem } from '@hebu/web/workspace/volume.ts'
import type { CommandRefusal } from '@hebu/web/workspace/workspace.ts'
import { expect, test } from 'vitest'

const areas = {
  closeReasonWords, entryWords, memberWords, meWords, problemWords, refusalWords, shellWords, tabWords, themeWords, syncWords, uiWords,
  syncProblemMarks, syncMeanings, syncPanelWords,
}

const all = Object.entries(areas).flatMap(([area, words]) => Object.entries<Text>(words).map(([key, wording]) => ({ path: `${area}.${key}`, wording })))

const slotsIn = (said: string): readonly string[] => (said.match(/\{\w+\}/g) ?? []).toSorted()

/** Everything that may be refused, so that a new kind fails the types here before it is shown without words. */
const syncProblems: Readonly<Record<SyncProblem, true>> = {
  deviceFull: true, storeLost: true, storeBlocked: true, memoryOnly: true, signedOut: true, removed: true, outdated: true, refused: true, relayFull: true,
}
const commandRefusals: Readonly<Record<CommandRefusal['because'], true>> = {
  'no-such-page': true, 'not-allowed': true, 'read-only': true, frozen: true, 'newer-version': true, 'invalid-value': true, 'no-such-field': true,
  'wrong-state': true, 'not-actor': true, 'note-required': true, 'shelf-not-writable': true, missing: true, 'changed-since': true, 'no-way-back': true, 'screen-shared': true, 'still-reading': true, bound: true,
}

test('[LNG3] every wording of the shell is there in three languages, with the same slots', () => {
  expect(all.length).toBeGreaterThan(200)
  for (const { path, wording } of all) {
    const said = languages.map((language) => say(wording, language))
    for (const [index, each] of said.entries()) expect(each.trim(), `${path} ${languages[index]}`).not.toBe('')
    expect(new Set(said.map((each) => slotsIn(each).join())).size, path).toBe(1)
    expect(wording.en, path).not.toMatch(/[\u4e00-\u9fff]/)
  }
})

test('[LNG3] what reads as simplified has no character that is only traditional', () => {
  const traditional = /[們個來為與從對說請當時會號經過還實際發間業務員責項類級別層標題選擇處關聯絡訂單據結論產種維護評審閱見記錄導預編無線區規範銷質價額貨運應賬資財權這裡頁鏈請網]/
  expect(all.map(({ path, wording }) => `${path} ${say(wording, 'zh-Hans')}`).filter((line) => traditional.test(line))).toEqual([])
})

test('[UI4] every refusal of the relay has words, and so has not reaching it', () => {
  for (const code of [...problems, 'offline'] as const) expect(problemWords[code], code).toBeDefined()
})

test('[UI4] every trouble with syncing, every refused command and every reason of a closed connection has words', () => {
  expect(Object.keys(syncProblemMarks).toSorted()).toEqual(Object.keys(syncProblems).toSorted())
  expect(Object.keys(syncMeanings)).toEqual(expect.arrayContaining(Object.keys(syncProblems)))
  expect(Object.keys(refusalWords).toSorted()).toEqual(Object.keys(commandRefusals).toSorted())
  expect(Object.keys(closeReasonWords).toSorted()).toEqual(Object.keys(closeCodes).toSorted())
})

test('[UI4] no words are a code alone, and each ends as a sentence', () => {
  for (const [code, wording] of [...Object.entries(problemWords), ...Object.entries(closeReasonWords)]) {
    expect(wording.hant, code).toMatch(/。$/)
    expect(wording.en, code).toMatch(/\.$/)
    expect(wording.en.length, code).toBeGreaterThan(25)
  }
})

test('[LNG7] words fit the number they follow', () => {
  const late = text('逾期 {n} 天', '{n} {n|day|days} overdue')
  const read = (n: number | string) => fill(say(late, 'en'), { n })
  expect([read(1), read('1'), read(0), read(2), read('1,001')]).toEqual(['1 day overdue', '1 day overdue', '0 days overdue', '2 days overdue', '1,001 days overdue'])
  expect(fill(say(late, 'zh-Hans'), { n: 1 })).toBe('逾期 1 天')
  expect(fill('{other} {n|day|days}', {})).toBe('{other} {n|day|days}')
})
