import { z } from 'zod';
import { holdsSecret } from '../../answer/secret-guard.ts';
import type { Incoming } from '../chat.ts';
import type { Request } from '../request.ts';
import { writtenTexts } from './input-cap.ts';
import { intakeLines } from './intake-lines.ts';

/** What was taken, as it is written to disk until it is answered. */
export interface Envelope extends Pick<Incoming, 'request' | 'replyTo'> {
  /** Said in place of an answer, as Markdown; the text of the request is not kept then. */
  readonly line?: string;
}

// Loose, so that nothing is lost of what a newer version wrote.
const requestSchema: z.ZodType<Request> = z.looseObject({
  platform: z.string(),
  place: z.string(),
  conversation: z.string(),
  person: z.string(),
  shared: z.boolean(),
  addressed: z.boolean(),
  text: z.string(),
  call: z.object({ name: z.string(), options: z.record(z.string(), z.string()) }).exactOptional(),
  visibility: z.enum(['everyone', 'asker']).exactOptional(),
});

const envelopeSchema: z.ZodType<Envelope> = z.object({
  request: requestSchema,
  replyTo: z.string(),
  line: z.string().exactOptional(),
});

/** @throws what tells why the content is none that we wrote for this platform. */
export function readEnvelope(platform: string, content: string): Envelope {
  const envelope = envelopeSchema.parse(parseJson(content));
  if (envelope.request.platform !== platform) throw new Error(`the content is for ${envelope.request.platform}`);
  return envelope;
}

/** What was taken, and what of it goes to disk. */
export interface Written {
  readonly envelope: Envelope;
  readonly content: string;
}

/** A text that looks like a credential goes to no disk: should the process end before it is answered, that is said. */
export function createEnvelope({ request, replyTo }: Incoming): Written {
  const envelope = { request, replyTo };
  const isSecret = writtenTexts(request).some(holdsSecret);
  const kept = isSecret ? { ...withoutText(envelope), line: intakeLines.notKept } : envelope;
  return { envelope, content: JSON.stringify(kept) };
}

/** A line in place of an answer. */
export function createRefusal({ request, replyTo }: Incoming, line: string): Written {
  const envelope = { ...withoutText({ request, replyTo }), line };
  return { envelope, content: JSON.stringify(envelope) };
}

function withoutText({ request: { call: _, ...request }, replyTo }: Envelope): Envelope {
  return { request: { ...request, text: '' }, replyTo };
}

/** What the engine says of wrong JSON quotes it, and people's words belong in no log. */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new Error('the content is no JSON');
  }
}
