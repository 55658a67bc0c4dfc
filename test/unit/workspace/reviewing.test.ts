import { headOf } from '@hebu/shared/books/book-head.ts'
import { contracts } from '@hebu/shared/books/contracts.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { expect, test } from 'vitest'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'

test('[SUG5] texts that may be reviewed are suggested in while their page is frozen or another’s, and nowhere else', async () => {
  const volumes = memoryVolumes()
  const books: readonly Book[] = [proposals as Book]
  const zhou = await aWorkspace('zhou', volumes, () => books, books.map(headOf))
  const { id } = made(zhou.workspace.commands.create('proposals', { title: '答谢礼', customer: { id: 'mingde', shelf: 'g-east' } }))
  const page = pageOf(zhou, 'proposals', id)
  const rights = (state: string) => zhou.workspace.table('proposals').rights({ ...page, state })
  expect([rights(page.state).mayEditField('solution'), rights(page.state).maySuggest('solution')]).toEqual([true, true])
  expect([rights('sent').mayEditField('solution'), rights('sent').maySuggest('solution')]).toEqual([false, true])
  expect([rights('sent').maySuggest('lines'), rights('sent').maySuggest('title'), rights('sent').maySuggest('nothing')]).toEqual([false, false, false])
  const binned = zhou.workspace.table('proposals').rights({ ...page, deleted: page.made ?? { by: 'zhou', at: '2026-11-23T01:00:00.000Z' } })
  expect(binned.maySuggest('solution')).toBe(false)
  expect(['drafting', 'review', 'sent', 'accepted'].map((state) => rights(state).settled)).toEqual([false, false, false, true])
})

test('[SUG5] a text that no move opens again is suggested in no more: what is proposed in a signed contract nobody could decide', async () => {
  const books: readonly Book[] = [contracts as Book]
  const zhou = await aWorkspace('zhou', memoryVolumes(), () => books, books.map(headOf))
  const { id } = made(zhou.workspace.commands.create('contracts', { title: '供貨合同' }))
  const page = pageOf(zhou, 'contracts', id)
  const states = Object.keys(contracts.states).filter((state) => zhou.workspace.table('contracts').rights({ ...page, state }).maySuggest('duties'))
  expect(states).toEqual(['draft', 'template', 'inReview', 'returned', 'approved'])
})
