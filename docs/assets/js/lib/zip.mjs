/** Un ZIP sans compression, fait dans le navigateur (APPNOTE.TXT 6.3.10, § 4.3). */

const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/**
 * @param {Uint8Array} bytes
 * @returns {number} CRC-32 of these bytes, as ZIP and PNG have it
 */
export function crc32(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/**
 * @param {Record<string, string>} files text by path
 * @returns {Uint8Array} the archive; names and texts in UTF-8, dated 1 January 1980
 */
export function zip(files) {
  const encoder = new TextEncoder()
  const parts = []
  const entries = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path)
    const content = encoder.encode(text)
    const facts = [0x0800, 0, 0, 0x21, crc32(content), content.length, content.length]
    const head = record(0x04034b50, [20, ...facts, name.length, 0], "HHHHHIIIHH")
    parts.push(head, name, content)
    const fields = [20, 20, ...facts, name.length, 0, 0, 0, 0, 0, offset]
    entries.push(record(0x02014b50, fields, "HHHHHHIIIHHHHHII"), name)
    offset += head.length + name.length + content.length
  }
  const size = entries.reduce((sum, part) => sum + part.length, 0)
  const count = entries.length / 2
  const end = record(0x06054b50, [0, 0, count, count, size, offset, 0], "HHHHIIH")
  return glue([...parts, ...entries, end])
}

/** Return a signature then numbers, little-endian: H two bytes, I four. */
function record(signature, numbers, format) {
  const sizes = [...`I${format}`].map((letter) => (letter === "H" ? 2 : 4))
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let place = 0
  for (const [index, number] of [signature, ...numbers].entries()) {
    if (sizes[index] === 2) view.setUint16(place, number, true)
    else view.setUint32(place, number, true)
    place += sizes[index]
  }
  return bytes
}

function glue(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}
