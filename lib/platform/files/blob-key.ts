const KEY = /^[a-z0-9]{2}\/[a-z0-9-]{10,60}$/

/** @throws Error for anything but a key that the portal made itself: two characters, a slash, a uuid */
export function requireBlobKey(key: string): string {
  if (!KEY.test(key)) throw new Error('malformed storage key')
  return key
}
