import { createSignal } from 'solid-js'

export interface ToastOptions {
  /** What the action is called: `撤销`. */
  readonly label?: string
  readonly action?: () => void
  /** What it says instead, while that changes. */
  readonly now?: () => string
  readonly tone?: 'plain' | 'problem'
  /** How long it stays; longer where there is something to press. */
  readonly stayMs?: number
}

export interface Toast extends ToastOptions {
  readonly id: number
  readonly text: string
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([])
let lastId = 0

/** The notices on the screen, oldest first. */
export { toasts }

/** Says something in passing, at most three at a time. Returns how to take it away. */
export function showToast(text: string, options: ToastOptions = {}): () => void {
  const id = ++lastId
  setToasts((shown) => [...shown.slice(-2), { ...options, id, text }])
  return () => dismissToast(id)
}

export function dismissToast(id: number): void {
  setToasts((shown) => shown.filter((toast) => toast.id !== id))
}
