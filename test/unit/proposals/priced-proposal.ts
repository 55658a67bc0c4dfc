import type { Book } from '@hebu/shared/books/define-book.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { products } from '@hebu/shared/books/products.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { blocksOfText } from '@hebu/web/features/books/exchange/document/text-blocks.ts'
import { formatValue } from '@hebu/web/features/books/values/format-value.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import type { Copy } from '@hebu/web/features/proposals/document/proposal-document.ts'
import { proposalDocument } from '@hebu/web/features/proposals/document/proposal-document.ts'
import { renderText } from '@hebu/web/ui/editor/parts/render-text.ts'
import { createWords } from '@hebu/web/words/language.tsx'

import { write } from '../../kit/editor-harness/sample-text.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { bullets, numbered, p } from '../../demo/stage/rich-text.ts'
import { made } from '../../kit/workspace.ts'
import { yuan } from '../books/small-world.ts'

const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })

/** A proposal of Wang's with a price below policy, and how it is drawn. */
export async function aPricedProposal() {
  const { workspace, settled } = aFakeWorkspace({ books: [customers, products, proposals] as readonly Book[], member: 'wang' })
  await settled()
  const { commands } = workspace
  const customer = made(commands.create('customers', { name: '澄渡市明德示例中学' }))
  const tea = made(commands.create('products', { code: 'T1', name: '木铃茶礼', spec: '品鉴装', unit: '盒', listPrice: yuan(198), policyLimit: yuan(170), floorPrice: yuan(151.23), costPrice: yuan(121.21) }))
  const { id } = made(commands.create('proposals', { title: '三十周年庆典礼', customer, delivery: '签约后二十天，分两批', policyReason: '量大，首次合作' }))
  const address = { book: 'proposals', id }
  commands.addRow(address, 'lines', { product: tea, qty: 850, price: yuan(159.5) })
  commands.addRow(address, 'lines', { item: '刻字', unit: '项', qty: 1, price: yuan(1200.05) })
  commands.addRow(address, 'feedback', { at: '2026-11-20', from: '教务处', text: '单价再低一点', about: 1 })
  write(workspace.text(address, 'solution')!.fragment, p('为庆典定制茶礼。'), numbered('打样', '大货'), bullets('刻校训'))
  write(workspace.text(address, 'service')!.fragment, p('破损包换。'))
  const names = createNames(workspace, words)
  const desk = {
    member: names.member,
    title: names.title,
    value: (_page: unknown, name: string, column: string | undefined, value: unknown) => {
      const field = (proposals as Book).fields[name]!
      return formatValue(column ?? name, column !== undefined && field.kind === 'rows' ? field.columns[column]! : field, value, names.format(proposals as Book))
    },
    blocks: (_page: unknown, field: string, lists: { next: number }) => blocksOfText(renderText(workspace.text(address, field)!.fragment), lists),
  }
  const page = () => workspace.table('proposals').page(id)!
  return { workspace, page, commands, address, draw: (copy: Copy) => proposalDocument(page(), copy, { workspace, words, desk }) }
}
