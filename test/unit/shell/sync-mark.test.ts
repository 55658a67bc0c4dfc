import { fill, say } from '@hebu/shared/vocabulary/text.ts'
import { syncMarkFacts } from '@hebu/web/shell/frame/sync-mark.ts'
import { syncProblemMarks } from '@hebu/web/words/sync.ts'
import type { SyncProblem, SyncState } from '@hebu/web/workspace/volume.ts'
import { expect, test } from 'vitest'

const spoken = (sync: SyncState, files = 0): string => {
  const { mark, n } = syncMarkFacts(sync, files)
  return fill(say(mark, 'zh-Hans'), { n })
}

test.each([
  [{ kind: 'synced', waiting: 0 }, '已同步', 'jade'],
  [{ kind: 'waiting', waiting: 3 }, '3 处待同步', 'amber'],
  [{ kind: 'waiting', waiting: 0 }, '正在核对', 'faint'],
  [{ kind: 'offline', waiting: 0 }, '离线', 'faint'],
  [{ kind: 'offline', waiting: 3 }, '离线 · 3 处待同步', 'amber'],
  [{ kind: 'readOnly', waiting: 0 }, '只读', 'amber'],
] as const)('[UI3] %j is told as %s', (sync, words, tone) => {
  expect(spoken(sync)).toBe(words)
  expect(syncMarkFacts(sync, 0).tone).toBe(tone)
})

test('[UI3] a file that is not on the relay keeps the mark from saying synced', () => {
  expect(spoken({ kind: 'synced', waiting: 0 }, 1)).toBe('1 个文件待上传')
  expect(spoken({ kind: 'waiting', waiting: 2 }, 1)).toBe('3 处待同步')
  expect(spoken({ kind: 'offline', waiting: 0 }, 2)).toBe('离线 · 2 个文件待上传')
})

test('[FIL7] a file that the relay refused is told before anything but a problem', () => {
  const facts = syncMarkFacts({ kind: 'synced', waiting: 0 }, 2, 1)
  expect([fill(say(facts.mark, 'zh-Hans'), { n: facts.n }), facts.tone]).toEqual(['1 个文件未被接收', 'cinnabar'])
  expect(syncMarkFacts({ kind: 'problem', waiting: 0, problem: 'signedOut' }, 2, 1).mark).toEqual(syncProblemMarks.signedOut)
})

test('[UI3] only synced without anything waiting is ever told as synced', () => {
  const kinds = ['synced', 'waiting', 'offline', 'readOnly', 'problem'] as const
  const problems = [undefined, ...(Object.keys(syncProblemMarks) as SyncProblem[])]
  for (const kind of kinds) {
    for (const problem of problems) {
      for (const waiting of [0, 1]) {
        for (const files of [0, 1]) {
          const isSynced = kind === 'synced' && problem === undefined && waiting + files === 0
          expect(syncMarkFacts({ kind, waiting, ...(problem === undefined ? {} : { problem }) }, files).tone === 'jade').toBe(isSynced)
        }
      }
    }
  }
})

test.each(Object.keys(syncProblemMarks) as SyncProblem[])('[UI4] the problem %s goes before every other state', (problem) => {
  const facts = syncMarkFacts({ kind: 'problem', waiting: 4, problem }, 0)
  expect([facts.mark, facts.means]).toEqual([syncProblemMarks[problem], problem])
  expect(facts.tone).toBe('cinnabar')
})
