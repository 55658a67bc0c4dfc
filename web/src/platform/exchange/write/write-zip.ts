const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255]!
  return (sum ^ 0xffffffff) >>> 0
}

const deflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer())

const record = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

/** 1980-01-01: what is written twice is the same twice. */
const noTime = [[2, 0], [2, 0x21]] as const
/** Names are UTF-8. */
const flags = 0x0800

/** An archive of these files in their order: what office documents are wrapped in. */
export async function writeZip(files: Readonly<Record<string, string>>, type: string): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const contents: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  for (const [path, text] of Object.entries(files)) {
    const name = new TextEncoder().encode(path)
    const plain = new TextEncoder().encode(text)
    const packed = await deflate(plain)
    const sizes = [[4, checksum(plain)], [4, packed.byteLength], [4, plain.byteLength], [2, name.byteLength], [2, 0]] as const
    const local = record([4, 0x04034b50], [2, 20], [2, flags], [2, 8], ...noTime, ...sizes)
    contents.push(record([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, 8], ...noTime, ...sizes, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name)
    pieces.push(local, name, packed)
    at += local.byteLength + name.byteLength + packed.byteLength
  }
  const size = contents.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const count = contents.length / 2
  return new Blob([...pieces, ...contents, record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0])], { type })
}
