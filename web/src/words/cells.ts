import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of writing in the cells of a list. */
export const cellWords = {
  edit: text('修改「{title}」的{field}', 'Change {field} of “{title}”'),
  keys: text('回車寫入並到下一行，Tab 到下一格，Esc 放棄。', 'Enter writes and goes down, Tab goes to the next cell, Escape gives up.'),
  state: text('狀態不能直接改寫：請打開這一頁辦理，或在看板上移動。', 'A state is not typed in: open the page to move it on, or carry its card on the board.'),
  derived: text('「{field}」是算出來的，不能改寫。{explains}', '{field} is derived and cannot be written. {explains}'),
  overtaken: text('「{title}」的{field}在您修改時被別人改成了「{theirs}」，現在寫的是您的。', 'While you were writing, somebody changed {field} of “{title}” to “{theirs}”; now it says what you wrote.'),
  overtakenByNone: text('「{title}」的{field}在您修改時被別人清空了，現在寫的是您的。', 'While you were writing, somebody cleared {field} of “{title}”; now it says what you wrote.'),
  alsoHere: text('{names}也在改', '{names} is here, too'),
}
