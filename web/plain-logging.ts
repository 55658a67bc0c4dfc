/** What Yjs uses of lib0's logging, printed plainly. A name that is missing fails the build. */
const words = (parts: readonly unknown[]): readonly unknown[] => parts.filter((part) => typeof part !== 'symbol')

export const [BOLD, UNBOLD, ORANGE, RED] = [Symbol('bold'), Symbol('unbold'), Symbol('orange'), Symbol('red')]

// oxlint-disable-next-line no-console -- the one place where Yjs reports what an application does wrong
export const print = (...parts: readonly unknown[]): void => console.log(...words(parts))

// oxlint-disable-next-line no-console -- as above
export const warn = (...parts: readonly unknown[]): void => console.warn(...words(parts))
