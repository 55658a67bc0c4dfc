/** The first character of each initial, in the order of the pinyin collation; no syllable begins with i, u or v. */
const boundaries = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'

/** Common characters in names that are read in two ways: what they also begin with, beside what the collation says. */
const otherReading: Readonly<Record<string, string>> = { 重: 'c', 單: 's', 单: 's', 查: 'z', 廈: 'x', 厦: 'x', 長: 'c', 长: 'c', 樂: 'y', 乐: 'y', 行: 'h', 朝: 'z', 傳: 'z', 传: 'z', 調: 't', 调: 't', 曾: 'z' }

const mostForms = 8

export interface Initials {
  /** `青禾印务` → `qhyw`; what is not Han stays as it is. More than one form where characters are read in two ways. */
  of(folded: string): readonly string[]
}

/** Reads pinyin initials from the browser's own collation; remembers every character. */
export function createInitials(): Initials {
  const collator = new Intl.Collator('zh-Hans-u-co-pinyin')
  const known = new Map<string, string>()
  const initialOf = (character: string): string => {
    let low = 0
    for (let high = boundaries.length; low < high; ) {
      const middle = (low + high) >> 1
      if (collator.compare(boundaries[middle] ?? '', character) <= 0) low = middle + 1
      else high = middle
    }
    return letters[low - 1] ?? character
  }
  const letterOf = (character: string): string => {
    let letter = known.get(character)
    if (letter === undefined) known.set(character, (letter = /\p{Script=Han}/u.test(character) ? initialOf(character) : character))
    return letter
  }
  return {
    of(folded) {
      let forms = ['']
      for (const character of folded) {
        const letter = letterOf(character)
        const other = otherReading[character]
        const readings = other === undefined || other === letter || forms.length >= mostForms ? [letter] : [letter, other]
        forms = readings.flatMap((reading) => forms.map((form) => form + reading))
      }
      return forms
    },
  }
}
