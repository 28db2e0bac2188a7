// Runs in a worker thread: solves one integer programme and posts the answer. Loaded by path, outside any bundle.
import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'
import { runMixed } from './mixed-run.mjs'

parentPort.postMessage(runMixed(await loadHighs(), workerData))
