// A bucket in memory at the port given, for drills in which two portals share their files by an S3-compatible store. Ends with its parent.
import { openS3StandIn } from '@/tests/support/s3-stand-in'

const bucket = await openS3StandIn(Number(process.argv[2]))
process.stdout.write(`${JSON.stringify(bucket.settings)}\n`)
process.stdin.on('end', () => process.exit())
process.stdin.resume()
