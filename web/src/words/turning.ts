import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words for what an inquiry becomes. */
export const turnWords = {
  turn: text('轉為', 'Turn into'),
  customer: text('新客戶', 'A new customer'),
  opportunity: text('商機', 'An opportunity'),
  customerTitle: text('轉為客戶', 'Turn into a customer'),
  opportunityTitle: text('轉為商機', 'Turn into an opportunity'),
  name: text('客戶名稱', 'Customer'),
  nameMissing: text('寫下客戶的名稱', 'Give the customer’s name'),
  person: text('聯繫人', 'Contact person'),
  phone: text('電話', 'Phone'),
  owner: text('負責人', 'Owner'),
  alike: text('可能已經有這家客戶', 'This customer may be there already'),
  isThis: text('就是它', 'It is this one'),
  isThisOne: text('就是「{name}」', 'It is {name}'),
  opportunityName: text('商機名稱', 'Title'),
  opportunityNameMissing: text('給商機起個名字', 'Give the opportunity a title'),
  follower: text('跟進人', 'Follower'),
  notNow: text('暫不', 'Not now'),
  make: text('建立並轉入', 'Make it'),
  made: text('已轉為「{name}」', 'Turned into “{name}”'),
  linked: text('已記在「{name}」名下', 'Noted with “{name}”'),
}
