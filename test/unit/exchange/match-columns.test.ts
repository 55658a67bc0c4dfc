import type { Book } from '@hebu/shared/books/define-book.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { findHeadings } from '@hebu/shared/rules/exchange/find-headings.ts'
import { fieldOfTarget, importTargets, readTarget, targetId } from '@hebu/shared/rules/exchange/import-targets.ts'
import { matchColumns } from '@hebu/shared/rules/exchange/match-columns.ts'
import { languages, say } from '@hebu/shared/vocabulary/text.ts'
import { describe, expect, test } from 'vitest'

const book = customers as Book
const targets = importTargets(book, (part) => part !== 'secret')

describe('headings', () => {
  test.each([
    ['公司名称 联系人 手机 邮箱 等级 业务员 城市 备注 序号', 'name contacts.name contacts.phone contacts.email tier owner region contacts.note -'],
    ['客戶名稱（必填） 聯絡人姓名 聯絡電話 客戶等級* 負責人： 詳細地址 統一編號', 'name contacts.name contacts.phone tier owner address -'],
    ['Customer Contact_person Phone E-mail Tier Owner City Industry', 'name contacts.name contacts.phone contacts.email tier owner region industry'],
    ['客户名称 联系人1姓名 联系人1电话 联系人2姓名 联系人2电话', 'name contacts.name contacts.phone contacts.name#2 contacts.phone#2'],
    ['单位 姓名 电话 电话', 'name contacts.name contacts.phone contacts.phone#2'],
  ])('[XCH5] %s are known by their names', (headings, found) => {
    expect(matchColumns(book, targets, headings.split(' ')).targets.map((each) => each ?? '-').join(' ')).toBe(found)
  })

  test('[XCH5] of every book and in every language, its own headings lead to their own fields', () => {
    for (const each of books as readonly Book[]) {
      const own = importTargets(each, () => true)
      for (const language of languages) {
        const labels = own.map((target) => `${target.column === undefined ? '' : `${say(each.fields[target.field]!.label, language)} `}${say(fieldOfTarget(each, target)!.label, language)}`)
        // Fields that bear the same name cannot be told apart.
        const alone = own.filter((_, at) => labels.filter((label) => label === labels[at]).length === 1)
        const found = matchColumns(each, own, labels).targets
        for (const target of alone) expect(`${each.id} ${language} ${found[own.indexOf(target)]}`).toBe(`${each.id} ${language} ${target.id}`)
      }
    }
  })

  test('[XCH5] are found below a title and over two lines', () => {
    const title = Array.from({ length: 4 }, () => '2026年客户台账')
    expect(findHeadings(book, targets, [title, [], ['公司名称', '联系人', '联系人', '等级'], ['公司名称', '姓名', '手机', '等级'], ['甲', '乙', '138', 'A']])).toEqual({ line: 2, height: 2, names: ['公司名称', '联系人 姓名', '联系人 手机', '等级'] })
    expect(findHeadings(book, targets, [['名称', '电话'], ['甲', '138']])).toMatchObject({ line: 0, height: 1 })
    expect(findHeadings(book, targets, [['x', 'y'], ['1', '2']])).toMatchObject({ line: 0, height: 1, names: ['x', 'y'] })
    expect(findHeadings(book, targets, [])).toMatchObject({ line: 0, names: [] })
  })

  test('[XCH5] a target is read from its name, whichever row it is of', () => {
    for (const id of ['name', 'contacts.phone', 'contacts.phone#3']) expect(targetId(readTarget(id).field, readTarget(id).column, readTarget(id).nth)).toBe(id)
  })
})
