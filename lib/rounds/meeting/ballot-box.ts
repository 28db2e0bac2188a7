/**
 * The secret ballot (无记名投票): what is kept apart from what, and why nothing that is stored pairs a ballot with its voter.
 *
 * **Issuing (发票).** A turn opens with one key pair for each ballot paper (candidates on whom the same members vote share a paper; see
 * `papers.ts`). Every member present makes a random token in the browser, blinds it (RFC 9474, RSABSSA-SHA384-PSS-Randomized) and claims a
 * signature, signed in and on record: `PanelTokenClaim` holds member, paper and a digest of the blinded message. The blinded message is the
 * token's encoding times a random factor: for every token there is a factor that gives the very same blinded message, so it tells nothing
 * about the token, not even to whoever holds the private key. One claim for each member and paper; the same blinded message is answered
 * again, so that an answer lost on the way does not cost the vote. A token lost for good repeats the turn: the office voids it, and the
 * next turn has new keys.
 *
 * **Voting (投票).** The office ends the issuing before the first ballot is taken: nobody votes while somebody claims, so that the times of
 * the two tell nothing. The private keys are destroyed with that step; no further token can be made. A ballot comes without a session (a
 * request that carries a cookie is refused), for one paper at a time, with its token. In one transaction the token's digest is marked as
 * spent (its key in the table is the proof against double voting) and each choice becomes a row of its own: turn, candidate, choice.
 * No member, no paper, no time, random ids. No row of the record is written for a ballot, since each of those carries its time; the record
 * says at the closing how many were in the box. Nobody, the office included, sees more than how many ballots came in until the turn is closed.
 *
 * **Counting (计票).** Closing a turn deletes the rows of the box and writes them anew in one statement, in random order with new ids: order
 * of insertion, transaction ids and the grouping of one paper's choices are gone from the table (a paper kept whole could be recognised by
 * its pattern). The digests of spent tokens are deleted: with the keys gone they would prove nothing more, and a voter could be made to
 * show a token. Database triggers hold that ballots exist only while a turn is open for voting and are never changed.
 *
 * **What remains.** Whoever reads the database's own log (WAL), its unvacuumed pages or a backup taken during the voting can see the choices
 * of one paper together and the order in which papers came in, though no voter. Whoever can see the network at the same time (a proxy's
 * log with addresses and times) could set the two beside each other; the portal writes neither address nor time of a ballot, a proxy in
 * front of it should not for this path. A dishonest server could hand out a different key to each member; the page shows the paper's key
 * number so that members can compare. Where few members vote on a paper, few could have cast it; with one it is refused. A unanimous result tells how everybody voted, as on paper; the minutes say so.
 */

/** One ballot alone names its voter: who took a paper is on record. */
export const leastSecretVoters = 2

/** Octets of the random token before the scheme's own random prefix. */
export const tokenLength = 32
/** The scheme puts 32 random octets before it. */
export const preparedLength = 64
export const modulusBits = 2048
export const signatureLength = modulusBits / 8

/** Eight digits by which members can see that they all have the same key; from the key's modulus. */
export function keyNumber(digestHex: string): string {
  const digits = (BigInt(`0x${digestHex.slice(0, 16)}`) % 100_000_000n).toString().padStart(8, '0')
  return `${digits.slice(0, 4)} ${digits.slice(4)}`
}
