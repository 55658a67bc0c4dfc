/** Whether a key belongs to an input method; old engines say so only by its number ([UI44]). */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229
