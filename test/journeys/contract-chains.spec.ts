/** A contract goes through the chain of each charter, one of those who are asked without a network, and is signed and numbered. */
import { contracts } from '@hebu/shared/books/contracts.ts'
import type { PostFunction } from '@hebu/shared/vocabulary/directory.ts'
import { approvalWords, functionWords } from '@hebu/web/words/approval.ts'
import type { Page } from '@playwright/test'

import { expectSynced, keptForOffline, theField, thePage } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aReadyContract } from '../kit/ready-contract.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

interface Chain {
  readonly charter: string
  readonly clause: string
  readonly drafter: string
  readonly major?: boolean
  /** Who answers, as what, in their order; the founder where the post is theirs. */
  readonly steps: readonly { readonly post: string | undefined; readonly as: PostFunction; readonly offline?: boolean }[]
}

const head = { post: undefined, as: 'head' } as const
const chains: readonly Chain[] = [
  { charter: 'groupBuying', clause: 'S0-3.1.4a', drafter: 'specialist', steps: [{ ...head, offline: true }, { post: 'leader', as: 'leader' }] },
  { charter: 'business', clause: 'S1-3.2.2a–b', drafter: 'salesperson', steps: [head, { post: 'legal', as: 'legal', offline: true }] },
  { charter: 'salesOps', clause: 'S2-3.1.5b', drafter: 'salesperson', steps: [{ post: 'salesLead', as: 'lead', offline: true }, { post: 'legal', as: 'legal' }] },
  { charter: 'commercial', clause: 'S3-3.2.2b', drafter: 'contractStaff', major: true, steps: [head, head, { post: 'legal', as: 'legal', offline: true }, { post: 'finance', as: 'finance' }] },
  { charter: 'directSales', clause: 'S4-3.3.2', drafter: 'marketer', major: true, steps: [{ post: 'marketingLead', as: 'lead' }, { post: 'legal', as: 'legal' }, { ...head, offline: true }] },
]
const drafter = '林小满'
const label = (move: keyof typeof contracts.moves): string => zh(contracts.moves[move]!.label)
const pane = (page: Page) => thePage(page).getByRole('region', { name: zh(approvalWords.approval), exact: true })
const stamps = (page: Page, move: keyof typeof contracts.moves) => pane(page).locator(`[data-stamp="${move}"]`)

for (const { charter, clause, drafter: post, major = false, steps } of chains) {
  test(`[SEAL5] [SEAL6] [SEAL14] [SEAL18] [${clause}] a contract goes through the chain of ${charter}, one of it without a network, and is signed and numbered`, async ({ found }) => {
    test.slow()
    const reviewers = [...new Map(steps.flatMap(({ post: of }) => (of === undefined ? [] : [[of, `审批人${of}`] as const])))]
    const department = await found({ charter, people: [{ name: drafter, post }, ...reviewers.map(([of, name]) => ({ name, post: of }))] })
    await aReadyContract(department, drafter, major ? { amountCents: 36_000_000 } : {})
    const lin = await department.person(drafter).open('/contracts/draft')
    await expectSynced(lin)
    await thePage(lin).getByRole('button', { name: label('submit'), exact: true }).click()
    await expect(stamps(lin, 'submit')).toContainText(drafter)
    await expectSynced(lin)

    const opened = new Map<string, Page>()
    for (const [nth, { post: of, as, offline = false }] of steps.entries()) {
      const reviewer = of === undefined ? department.founder : department.person(`审批人${of}`)
      const page = opened.get(reviewer.name) ?? (await reviewer.open('/contracts/draft'))
      opened.set(reviewer.name, page)
      await expectSynced(page)
      await expect(pane(page)).toBeVisible()
      await expect(pane(page).locator('[data-now]')).toContainText(zh(functionWords[as]))
      await expect(stamps(page, 'approve')).toHaveCount(nth)
      if (offline) {
        await keptForOffline(page)
        await reviewer.goOffline()
      }
      await thePage(page).getByRole('button', { name: label('approve'), exact: true }).click()
      const note = page.getByRole('dialog')
      await note.getByRole('button', { name: label('approve'), exact: true }).click()
      await expect(note).toBeHidden()
      await expect(stamps(page, 'approve').nth(nth)).toContainText(zh(functionWords[as]))
      if (!offline) continue
      await expect(stamps(page, 'approve').nth(nth)).toContainText(zh(approvalWords.unwitnessed))
      await expect(stamps(lin, 'approve')).toHaveCount(nth)
      await reviewer.goOnline()
      await expect(stamps(lin, 'approve')).toHaveCount(nth + 1)
    }
    await expect(pane(lin)).toContainText(zh(approvalWords.complete))
    await expect(pane(lin)).not.toContainText(zh(approvalWords.unwitnessed))

    await theField(lin, 'signedCopy').locator('input[type="file"]').first().setInputFiles({ name: '签署件.txt', mimeType: 'text/plain', buffer: Buffer.from('双方签署') })
    await expect(theField(lin, 'signedCopy')).toContainText('签署件.txt')
    await thePage(lin).getByRole('button', { name: label('sign'), exact: true }).click()
    await expect(stamps(lin, 'sign')).toContainText(/HT-\d{4}-0001/)
  })
}
