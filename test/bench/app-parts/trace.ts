interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** What of it the thread had a processor. */
  readonly tdur?: number
  readonly args?: { readonly data?: { readonly type?: string } }
}

export interface Keystroke {
  /** Script that ran between the key and the paint that shows it, in this page's main thread. */
  readonly scriptingMs: number
  readonly toPaintMs: number
}

/** Everything in which our code runs, or the browser on its behalf. */
const scripting: ReadonlySet<string> = new Set(['EventDispatch', 'FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'TimerFire', 'FireAnimationFrame', 'FireIdleCallback', 'V8.GCScavenger', 'MinorGC', 'MajorGC'])

/** The keys that wrote a character, from a trace of Chromium's timeline. */
export function keystrokesIn(trace: Buffer): readonly Keystroke[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] }
  const inputs = traceEvents.filter((event) => event.name === 'EventDispatch' && event.args?.data?.type === 'input')
  const [first] = inputs
  if (first === undefined) return []
  const own = traceEvents.filter((event) => event.pid === first.pid && event.tid === first.tid && event.ph === 'X').toSorted((a, b) => a.ts - b.ts)
  const paints = own.filter(({ name }) => name === 'Paint' || name === 'Commit')
  const starts = own.filter((event) => event.name === 'EventDispatch' && /^(keydown|beforeinput)$/.test(event.args?.data?.type ?? ''))
  const scripts = own.filter(({ name }) => scripting.has(name))
  return inputs.flatMap((input) => {
    // `insertText`, with which the driver writes characters that no key has, sends no keydown.
    const begun = starts.findLast(({ ts }) => ts <= input.ts)
    const painted = paints.find(({ ts }) => ts > input.ts)
    if (begun === undefined || painted === undefined) return []
    return [{ scriptingMs: unionUs(scripts, begun.ts, painted.ts) / 1000, toPaintMs: (painted.ts - begun.ts) / 1000 }]
  })
}

/** Shorter tasks keep nobody waiting. */
const toldFromMs = 1

/** A task of the page's main thread, in ms. */
export interface Task {
  readonly heldMs: number
  /** For so long it had a processor: what is left of it where the machine does nothing else, but for waiting for helping threads. */
  readonly processorMs: number
}

/** The tasks of the page's main thread, the very short ones left out. */
export function tasksIn(trace: Buffer): readonly Task[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] }
  const layouts = new Map<string, number>()
  for (const { name, pid, tid } of traceEvents) if (name === 'UpdateLayoutTree' || name === 'Layout') layouts.set(`${pid}/${tid}`, (layouts.get(`${pid}/${tid}`) ?? 0) + 1)
  const [main] = [...layouts].toSorted(([, a], [, b]) => b - a)
  return traceEvents.flatMap(({ name, ph, pid, tid, dur = 0, tdur = 0 }) => (name === 'RunTask' && ph === 'X' && `${pid}/${tid}` === main?.[0] && dur / 1000 >= toldFromMs ? [{ heldMs: dur / 1000, processorMs: tdur / 1000 }] : []))
}

/** How much of a span is covered by events, nested ones once. */
function unionUs(sorted: readonly TraceEvent[], from: number, to: number): number {
  let covered = 0
  let reached = from
  for (const { ts, dur = 0 } of sorted) {
    if (ts >= to) break
    const start = Math.max(ts, reached)
    const end = Math.min(ts + dur, to)
    if (end <= start) continue
    covered += end - start
    reached = end
  }
  return covered
}
