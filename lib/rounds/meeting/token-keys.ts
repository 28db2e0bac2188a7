import 'server-only'
import { constants, createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, privateDecrypt, publicEncrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { keyNumber, modulusBits } from './ballot-box'

/**
 * The server's side of RFC 9474, RSABSSA-SHA384-PSS-Randomized. Keys and the raw signature are OpenSSL's (in constant time, and 400 times as
 * fast as the library's big numbers); blinding and unblinding in the browser, and the verification here, are the library's.
 */

const generate = promisify(generateKeyPair)

/** A key pair of one ballot paper, both halves as JSON Web Keys in text. Takes some tenths of a second: outside of a transaction. */
export async function makePaperKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await generate('rsa', { modulusLength: modulusBits, publicExponent: 65_537 })
  return {
    publicKey: JSON.stringify(pair.publicKey.export({ format: 'jwk' })),
    privateKey: JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
  }
}

function jwk(text: string): JsonWebKey {
  return JSON.parse(text) as JsonWebKey
}

/**
 * BlindSign: RSASP1 of the blinded message, checked by RSAVP1.
 * @param blinded base64url, as long as the modulus @throws Error when it is no number below the modulus
 */
export function signBlinded(privateKey: string, blinded: string): string {
  const key = createPrivateKey({ key: jwk(privateKey), format: 'jwk' })
  const message = Buffer.from(blinded, 'base64url')
  const signature = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, message)
  const check = publicEncrypt({ key: createPublicKey(key), padding: constants.RSA_NO_PADDING }, signature)
  if (!check.equals(message)) throw new Error('signing failure')
  return signature.toString('base64url')
}

/** Whether the unblinded signature is good for the prepared message. */
export async function isTokenGood(publicKey: string, message: string, signature: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', jwk(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
  return RSABSSA.SHA384.PSS.Randomized().verify(key, bytes(signature), bytes(message))
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

/** What stands for a spent token; the token itself is not stored. */
export function spentDigest(message: string): string {
  return sha256Hex(Buffer.from(message, 'base64url'))
}

/** The number that the page shows for a paper's key. */
export function numberOfKey(publicKey: string): string {
  return keyNumber(sha256Hex(jwk(publicKey).n ?? ''))
}
