import type { RoundKind } from '../labels'
import { parseScheme, type Scheme, type SchemeInput } from '../scheme'
import { aceTemplate } from './ace'
import { backboneTemplate } from './backbone'
import { brandTemplate } from './brand'
import { expertTemplate } from './expert'
import { innovationTemplate } from './innovation'
import { pacesetterTemplate } from './pacesetter'

const templates: Record<RoundKind, SchemeInput> = {
  expert: expertTemplate,
  backbone: backboneTemplate,
  pacesetter: pacesetterTemplate,
  ace: aceTemplate,
  brand: brandTemplate,
  innovation: innovationTemplate,
}

/** A fresh scheme of a kind to start from: complete but for its dates. */
export function schemeTemplate(kind: RoundKind): Scheme {
  return parseScheme(structuredClone(templates[kind]))
}
