import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byAll, defineBook } from './define-book.ts'
import type { ComputedInput } from './field-kinds.ts'
import { choice, computed, date, dateTime, file, flag, longText, member, richText, rows, text, texts } from './field-kinds.ts'
import { membersIn } from './read-values.ts'

/**
 * The board: notices that are acknowledged, questions, experience, praise and resources (domain B25).
 * ⇐ S0: 5.1a 6.5c · S2: 6.1.3
 */
export const board = defineBook({
  id: 'board',
  name: wording('交流園地', 'Board'),
  purpose: wording('通知、提問、經驗、表彰與資源：大家看得到，問了有人答，該確認的看得到誰確認了。', 'Notices, questions, experience, praise and resources: seen by all, answered, and acknowledged where that is asked for.'),
  one: wording('帖子', 'Post'),
  icon: 'megaphone',
  version: 1,
  fields: {
    kind: choice('類別', 'Kind', {
      notice: ['通知', 'Notice'],
      question: ['提問', 'Question'],
      experience: ['經驗分享', 'Experience'],
      praise: ['表彰', 'Praise'],
      resource: ['資源', 'Resource'],
    }, { required: true }),
    title: text('標題', 'Title', { required: true, maxLength: 200 }),
    by: member('發布人', 'Posted by', { required: true }),
    postedOn: date('發布日期', 'Posted'),
    body: richText('正文', 'Body', { required: true }),
    files: file('附件', 'Files'),
    replies: rows('回覆', 'Replies', {
      by: member('回覆人', 'By', { begins: 'me' }),
      at: dateTime('時間', 'At', { begins: 'now' }),
      text: longText('內容', 'Text', { required: true }),
    }, { annotates: ['everyone'] }),
    ackNeeded: flag('需確認', 'To be acknowledged', { hint: wording('每人看過以後要確認', 'Everybody is to say that they have read it') }),
    acks: rows('確認', 'Acknowledgements', { at: dateTime('時間', 'At', { begins: 'now' }) }, { keyedBy: 'member', annotates: ['everyone'] }),
    ackBy: computed('已確認', 'Acknowledged by', 'members', wording('確認過的人', 'Those who acknowledged it'), (post: ComputedInput) => membersIn(post.values['acks'])),
  },
  sections: [
    { label: wording('帖子', 'Post'), fields: ['kind', 'title', 'by', 'postedOn', 'ackNeeded'] },
    { label: wording('正文', 'Body'), fields: ['body', 'files'] },
    { label: wording('回覆與確認', 'Replies and acknowledgements'), fields: ['replies', 'ackBy', 'acks'] },
  ],
  shelve: byAll('year', 'postedOn'),
  access: { read: ['everyone'], write: ['everyone'] },
  editors: ['@by', '@made', 'head'],
  states: texts({ posted: ['已發布', 'Posted'], pinned: ['置頂', 'Pinned'], closed: ['已關閉', 'Closed'] }),
  initial: 'posted',
  frozen: ['closed'],
  asksToRead: { rows: 'acks', where: 'ackNeeded', while: ['posted', 'pinned'] },
  moves: {
    pin: { label: wording('置頂', 'Pin'), from: ['posted'], to: 'pinned', by: ['head', 'lead'] },
    unpin: { label: wording('取消置頂', 'Unpin'), from: ['pinned'], to: 'posted', by: ['head', 'lead'] },
    close: { label: wording('關閉', 'Close'), from: ['posted', 'pinned'], to: 'closed', by: ['@by', '@made', 'head'] },
    reopen: { label: wording('重新打開', 'Reopen'), from: ['closed'], to: 'posted', by: ['@by', '@made', 'head'] },
  },
  title: (values, naming) => [naming.choice('kind', values.kind), values.title].filter((part) => typeof part === 'string' && part !== '').join(' · '),
  list: { columns: ['title', 'kind', 'by', 'postedOn', 'ackNeeded'], sort: 'postedOn', descending: true, quick: [
    { label: wording('置頂', 'Pinned'), filters: 'state:any:pinned' },
    { label: wording('通知', 'Notices'), filters: 'kind:any:notice' },
    { label: wording('提問', 'Questions'), filters: 'kind:any:question' },
  ] },
  defaults: ({ me, today }) => ({ kind: 'notice', by: me.id, postedOn: today }),
})

export type Post = ValuesOf<typeof board>
