import { randomInt } from 'node:crypto'
import type { RandomIndex } from './blindness'

/** Cryptographic randomness for blind codes and letters: nobody can foretell or replay them. */
export const cryptoRandom: RandomIndex = (limit) => randomInt(limit)
