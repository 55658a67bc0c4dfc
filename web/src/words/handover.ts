import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of handing work on. */
export const handoverWords = {
  act: text('交接工作…', 'Hand over work …'),
  actOf: text('交接{name}的工作', 'Hand over the work of {name}'),
  title: text('交接{name}的工作', 'Hand over the work of {name}'),
  to: text('交給誰', 'To whom'),
  reason: text('原因（可不填）', 'Reason (optional)'),
  nothing: text('{name}名下沒有未辦完的客戶、任務或計劃。', '{name} has no open customers, tasks or plans.'),
  part: text('{book}（{field}）', '{book} ({field})'),
  count: text('{count} 條', '{count}'),
  closed: text('{count} 條您不能修改，不交接', '{count} are not yours to change and stay'),
  beyond: text('{count} 條接手人沒有權限，不交接', '{count} are out of reach for whoever takes over, and stay'),
  older: text('不在本機的較早記錄不在其中。', 'Earlier records that are not on this device are not among them.'),
  confirm: text('交接 {count} 條', 'Hand over {count}'),
  cancel: text('取消', 'Cancel'),
  working: text('正在交接', 'Handing over'),
  done: text('已把 {count} 條交給{name}', '{count} handed over to {name}'),
  doneSome: text('已把 {count} 條交給{name}；{left} 條沒有交接', '{count} handed over to {name}; {left} were not'),
  past: text('以前的交接', 'Earlier handovers'),
  pastOne: text('{when} 由{by}交給{to}，{count} 條', 'On {when} by {by} to {to}, {count}'),
  takeBack: text('撤銷交接', 'Take back'),
  takenBack: text('已撤銷交接，{count} 條回到{name}名下', 'Taken back; {count} returned to {name}'),
  takenBackSome: text('已撤銷交接，{count} 條回到{name}名下；{left} 條之後又轉手或不在本機，沒有動', 'Taken back; {count} returned to {name}. {left} went on to others since or are not on this device, and stay'),
  takenBackPart: text('已中止：{count} 條回到{name}名下，其餘 {rest} 條尚未撤銷，可再次撤銷', 'Called off: {count} returned to {name}; {rest} have still to come back and can be taken back again'),
  before: text('移出之後，名下的客戶與任務沒有人負責。', 'Once removed, nobody looks after their customers and tasks.'),
}
