/** What was typed as a whole number; what is none stays as it is, for the shape to refuse. `undefined` for nothing. */
export function typedNumber(typed: string): unknown {
  const plain = typed.trim().normalize('NFKC').replaceAll(',', '')
  if (plain === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain
}

/** `1830`, `18：30` and `9:30` as the time they mean. */
export function typedTime(typed: string): string {
  const plain = typed.trim().normalize('NFKC').replaceAll('.', ':')
  const [, hours, minutes] = /^(\d{1,2}):?(\d{2})$/.exec(plain) ?? []
  return hours === undefined ? plain : `${hours.padStart(2, '0')}:${minutes}`
}
