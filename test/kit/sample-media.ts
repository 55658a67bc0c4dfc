import type { Page } from '@playwright/test'

import type { SampleFile } from './sample-files.ts'

/** A second of a low tone, as a telephone's recorder writes it. */
export function aRecording(name: string): SampleFile {
  const rate = 8_000
  const samples = Buffer.alloc(rate * 2)
  for (let at = 0; at < rate; at += 1) samples.writeInt16LE(Math.round(Math.sin((at / rate) * 440 * Math.PI * 2) * 8_000), at * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return { name, mimeType: 'audio/wav', buffer: Buffer.concat([head, samples]) }
}

/** A few frames of film, made by the browser that is to play them. */
export async function aFilm(page: Page, name: string): Promise<SampleFile> {
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 })
    const drawing = canvas.getContext('2d')!
    const recorder = new MediaRecorder(canvas.captureStream(0), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    const ended = new Promise((done) => (recorder.onstop = done))
    recorder.start()
    const [track] = recorder.stream.getVideoTracks() as [CanvasCaptureMediaStreamTrack]
    for (let frame = 0; frame < 6; frame++) {
      drawing.fillStyle = frame % 2 === 0 ? '#b3301d' : '#23588c'
      drawing.fillRect(0, 0, 160, 90)
      track.requestFrame()
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    }
    recorder.stop()
    await ended
    return btoa(String.fromCharCode(...new Uint8Array(await new Blob(parts).arrayBuffer())))
  })
  return { name, mimeType: 'video/webm', buffer: Buffer.from(base64, 'base64') }
}
