import { text } from '@hebu/shared/vocabulary/text.ts'

/** What is said when a command is refused on the device: nothing was changed, and what to do next. */
export const refusalWords = {
  'no-such-page': text('這一頁不在本機上，沒有任何改動。連上服務器後再打開。', 'This page is not on this device, and nothing was changed. Open it again when connected.'),
  'not-allowed': text('您的崗位不能做這件事，沒有任何改動。', 'Your post may not do this, and nothing was changed.'),
  'read-only': text('這裡對您是只讀的，沒有任何改動。', 'This is read-only for you, and nothing was changed.'),
  frozen: text('這一頁在目前的狀態下不能修改。需要修改時，請先退回。', 'This page cannot be edited in its present state. Send it back first.'),
  'newer-version': text('這一頁由更新的版本寫成，沒有任何改動。請更新合簿後再改。', 'This page was written by a newer version, and nothing was changed. Update Hebu first.'),
  'invalid-value': text('這個值不合要求，沒有寫入。請檢查後再試。', 'This value does not fit, so it was not written. Check it and try again.'),
  'no-such-field': text('這一項已經不在，沒有任何改動。請更新合簿。', 'This field no longer exists, and nothing was changed. Update Hebu.'),
  'wrong-state': text('這一頁的狀態剛剛變了，這一步現在做不了。請看最新的狀態。', 'The state of this page has just changed, so this step cannot be made. Look at its new state.'),
  'not-actor': text('這一步輪不到您來做，沒有任何改動。', 'This step is for somebody else, and nothing was changed.'),
  'note-required': text('這一步需要寫明意見或原因。', 'This step needs your words: an opinion or a reason.'),
  'shelf-not-writable': text('您不能在這裡新建，沒有任何改動。', 'You may not add here, and nothing was changed.'),
  'changed-since': text('這期間有人改過，沒有覆蓋別人的修改。請看現在的內容。', 'Somebody changed it in the meantime, so it was left as it is. Look at what it says now.'),
  'no-way-back': text('這一步不能直接撤銷。需要時請由有權的人退回。', 'This cannot be undone directly. Somebody who may can send it back.'),
  'still-reading': text('本機內容還在讀取，沒有任何改動。稍等片刻再試。', 'What this device holds is still being read, and nothing was changed. Try again in a moment.'),
  'screen-shared': text('共享屏幕時，機密內容不在頁面上，不能做這一步。請先結束共享屏幕模式。', 'While the screen is shared, what is confidential is not on the page, so this step cannot be made. End screen sharing first.'),
  bound: text('按章程，「{tier}」由{posts}負責，沒有任何改動。請選負責的人，或把自己列為協同人。', 'By the charter, customers of the tier “{tier}” belong to: {posts}. Nothing was changed. Choose one of them, or take part beside them.'),
  missing: text('還有必填的內容沒有填：{fields}。', 'Still to be filled in: {fields}.'),
}
