import { text } from '@hebu/shared/vocabulary/text.ts'

/** What an export says of itself, in the language it is made in. Simplified is written out: the app carries the rules of its own wordings only. */
export const exportWords = {
  state: text('狀態', 'State', '状态'),
  made: text('建立', 'Created', '建立'),
  binned: text('在回收站', 'In the bin', '在回收站'),
  moves: text('辦理經過', 'Steps', '办理经过'),
  comments: text('意見', 'Comments', '意见'),
  attachments: text('附件', 'Files', '附件'),
  yes: text('是', 'Yes', '是'),
  untitled: text('未命名', 'Untitled', '未命名'),
  notCounted: text('未生效', 'did not count', '未生效'),
  comma: text('、', ', ', '、'),
  readme: text(
    '# {name}\n\n{date} 從合簿匯出的全部資料。\n\n- `index.json`：清單，列出每份檔案的大小與 SHA-256 指紋，以及各冊頁數。\n- `members.json`：成員、職務與分組；其他檔案裡的成員代號在這裡查姓名。\n- `audit.json`：登入、匯出、成員變動等留痕。\n- 每一冊一個資料夾：`pages.json` 是全部頁面（欄位、表格、正文、意見、經過、修改記錄、版本），每頁另有一份可以直接閱讀的 Markdown，附件在「{attachments}」裡。\n- `stored/`：儲存中的原始內容，一字不漏；這個版本不認識的內容也在裡面。\n\n密碼、登入憑證和存取權杖不在其中。\n',
    '# {name}\n\nEverything of the workspace, exported from Hebu on {date}.\n\n- `index.json`: the list of all files with their sizes and SHA-256 fingerprints, and how many pages each book has.\n- `members.json`: members, posts and groups; ids of members in other files are found here.\n- `audit.json`: the record of sign-ins, exports and changes of members.\n- A folder for each book: `pages.json` holds all its pages (fields, rows, texts, comments, steps, changes, versions), each page is also there as Markdown to read, and files lie under “{attachments}”.\n- `stored/`: what the store holds, as it is, also what this version does not know.\n\nPasswords, sessions and access tokens are not part of it.\n',
    '# {name}\n\n{date} 从合簿导出的全部资料。\n\n- `index.json`：清单，列出每份文件的大小与 SHA-256 指纹，以及各册页数。\n- `members.json`：成员、职务与分组；其他文件里的成员代号在这里查姓名。\n- `audit.json`：登录、导出、成员变动等留痕。\n- 每一册一个文件夹：`pages.json` 是全部页面（字段、表格、正文、意见、经过、修改记录、版本），每页另有一份可以直接阅读的 Markdown，附件在“{attachments}”里。\n- `stored/`：存储中的原始内容，一字不漏；这个版本不认识的内容也在里面。\n\n密码、登录凭证和访问令牌不在其中。\n',
  ),
}
