/**
 * Origin of the transactions that an app makes without anybody's doing: versions kept unasked, moves that are due, what
 * merging took away. Other devices come to the same by themselves, so that a device that may no longer send loses
 * nothing of anybody's with them ([LEA5]).
 */
export const byItself = Symbol('by itself')
