import type { ComparedLine } from './compare-texts.ts'

/** Shorter lines are alike by chance. */
const leastLetters = 6

const wordsOf = ({ pieces }: ComparedLine): string => pieces.map(({ text }) => text).join('')

/**
 * Which of the compared lines were only moved: lines that went from one place and came to another with the same words
 * ([VER7]). Each that went is matched once, in order.
 */
export function movedLines(lines: readonly ComparedLine[]): ReadonlySet<ComparedLine> {
  const key = (line: ComparedLine): string => `${line.kind} ${line.level} ${line.checked ?? ''} ${wordsOf(line)}`
  const gone = Map.groupBy(lines.filter((line) => line.change === 'removed' && wordsOf(line).length >= leastLetters), key)
  const moved = new Set<ComparedLine>()
  for (const line of lines) {
    const from = line.change === 'added' ? gone.get(key(line))?.shift() : undefined
    if (from === undefined) continue
    moved.add(line)
    moved.add(from)
  }
  return moved
}
