// `@fleetmap/events/columns`: what replay chunks are made of, for packages/storage, which keeps more than replay shows.
export {
  type ByteReader,
  createByteReader,
  expectThat,
  readByte,
  readBytes,
  readSigned,
  readVarint,
} from './byte-reader.js';
export {
  type ByteWriter,
  createByteWriter,
  writeByte,
  writeBytes,
  writeSigned,
  writeVarint,
  writtenBytes,
} from './byte-writer.js';
export { packIntegers } from './pack-integers.js';
export { NONE, presenceOf, readPresence, SOME, writeBitmap } from './presence.js';
export { unpackIntegers } from './unpack-integers.js';
