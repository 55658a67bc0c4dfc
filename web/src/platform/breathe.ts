/** Lets the window answer what was pressed meanwhile, before long work goes on. */
export const breathe = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve) })
