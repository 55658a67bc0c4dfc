let known: ReadonlySet<string> | undefined

/** Characters of both scripts that stand in nearly every text, and those that headings of registers are made of: a text without them was read in the wrong encoding. */
export const commonCharacters = (): ReadonlySet<string> =>
  (known ??= new Set('的一是不在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工业業市区區县縣省路号號司有限客户戶名称稱电電话話手机機联聯系繫絡地址行级級别別负負责責姓名备備注註邮郵箱职職务務部门門单單位日期金额額'))
