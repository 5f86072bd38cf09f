import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** A way of sealing: what is bound to a sealed text is not in it, but must be the same when it is opened. */
export type Suite = {
  seal: (key: Uint8Array, text: Uint8Array, bound: Uint8Array) => Uint8Array
  /** Throws where key, text or what is bound is not what was sealed. */
  open: (key: Uint8Array, sealed: Uint8Array, bound: Uint8Array) => Uint8Array
  /** 32 bytes that tell equal texts from others to whoever has the key, and nothing to anybody else. */
  mark: (key: Uint8Array, text: Uint8Array) => Uint8Array
}

const gcmNonce = 12
const tagLength = 16

const aes: Suite = {
  seal: (key, text, bound) => {
    const nonce = randomBytes(gcmNonce)
    const sealing = createCipheriv('aes-256-gcm', key, nonce)
    sealing.setAAD(bound)
    const sealed = Buffer.concat([sealing.update(text), sealing.final()])
    return Buffer.concat([nonce, sealing.getAuthTag(), sealed])
  },
  open: (key, sealed, bound) => {
    const opening = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, gcmNonce), { authTagLength: tagLength })
    opening.setAAD(bound)
    opening.setAuthTag(sealed.subarray(gcmNonce, gcmNonce + tagLength))
    return Buffer.concat([opening.update(sealed.subarray(gcmNonce + tagLength)), opening.final()])
  },
  mark: (key, text) => createHmac('sha256', key).update(text).digest()
}

const ctrNonce = 16
const macLength = 32

/** OpenSSL has no SM4 in GCM: counter mode, then HMAC-SM3 over all of it (encrypt, then authenticate). */
const sm: Suite = {
  seal: (key, text, bound) => {
    const keys = smKeys(key)
    const nonce = randomBytes(ctrNonce)
    const sealing = createCipheriv('sm4-ctr', keys.encrypt, nonce)
    const sealed = Buffer.concat([sealing.update(text), sealing.final()])
    return Buffer.concat([nonce, macOf(keys.authenticate, nonce, sealed, bound), sealed])
  },
  open: (key, sealed, bound) => {
    const keys = smKeys(key)
    const nonce = sealed.subarray(0, ctrNonce)
    const mac = sealed.subarray(ctrNonce, ctrNonce + macLength)
    const text = sealed.subarray(ctrNonce + macLength)
    const expected = macOf(keys.authenticate, nonce, text, bound)
    if (mac.length !== macLength || !timingSafeEqual(mac, expected)) throw new Error('not what was sealed')
    const opening = createDecipheriv('sm4-ctr', keys.encrypt, nonce)
    return Buffer.concat([opening.update(text), opening.final()])
  },
  mark: (key, text) => createHmac('sm3', key).update(text).digest()
}

type SmKeys = { encrypt: Uint8Array; authenticate: Uint8Array }

const smKeysOf = new WeakMap<Uint8Array, SmKeys>()

/** SM4 has keys of 16 bytes; the rest authenticates, so that no key serves two ends. */
function smKeys(key: Uint8Array): SmKeys {
  const known = smKeysOf.get(key)
  if (known) return known
  const both = new Uint8Array(hkdfSync('sm3', key, '', 'sm4-ctr and hmac-sm3', 48))
  const keys = { encrypt: both.subarray(0, 16), authenticate: both.subarray(16) }
  smKeysOf.set(key, keys)
  return keys
}

/** The length stands before what is bound, so that nothing can move from one part into the other. */
function macOf(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, bound: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  return createHmac('sm3', key).update(length).update(bound).update(nonce).update(sealed).digest()
}

/** AES-256-GCM and HMAC-SHA-256, or the national SM4 and HMAC-SM3 (国密, GB/T 39786). */
export const suites = { aes, sm } as const
export type SuiteName = keyof typeof suites
