import type { JSX } from 'solid-js'
import { createMemo } from 'solid-js'
import { encode } from 'uqr'

import styles from './SignInSafety.module.css'

const quietZone = 4

/** A QR code, drawn here: what it says goes to nobody. Dark on light in every theme, as cameras want it. */
export function ScanCode(props: { readonly says: string; readonly label: string }): JSX.Element {
  const drawn = createMemo(() => {
    const { data, size } = encode(props.says, { ecc: 'M', border: quietZone })
    return { size, path: data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') }
  })
  return (
    <svg class={styles.scan} viewBox={`0 0 ${drawn().size} ${drawn().size}`} role="img" aria-label={props.label} shape-rendering="crispEdges">
      <rect width={drawn().size} height={drawn().size} fill="#fff" />
      <path d={drawn().path} fill="#000" />
    </svg>
  )
}
