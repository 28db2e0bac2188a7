// Runs in a thread with a heap and a time limit: cleans one document or reads its words. Loaded by path, outside any bundle.
import { parentPort, workerData } from 'node:worker_threads'
import { stripJpeg, stripPng, stripWebp } from './image-metadata.mjs'
import { cleanCompound, cleanOffice, readCompound, readOffice } from './office-document.mjs'
import { cleanPdf, readPdf } from './pdf-document.mjs'

const { task, kind, bytes, limits } = workerData

const CLEAN = {
  pdf: cleanPdf,
  office: (all) => cleanOffice(all, limits),
  compound: cleanCompound,
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
}
const READ = {
  pdf: (all) => readPdf(all, limits),
  office: (all) => readOffice(all, limits),
  compound: (all) => readCompound(all, limits),
}

try {
  const result = task === 'clean' ? { bytes: await CLEAN[kind](bytes) } : { text: await READ[kind](bytes) }
  parentPort.postMessage(result)
} catch (error) {
  parentPort.postMessage({ problem: /encrypt|password/i.test(String(error?.name) + String(error?.message)) ? 'encrypted' : 'damaged' })
}
