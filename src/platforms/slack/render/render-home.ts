import type { HomeView, KnownBlock } from '@slack/types';
import type { Message } from '../../../chat/message.ts';
import { contextLine } from './context-lines.ts';
import { limits } from './limits.ts';
import { packPosts } from './pack.ts';
import type { Part } from './part.ts';
import { type RenderOptions, tailOf } from './render-message.ts';
import { toParts } from './to-parts.ts';

/** A message as a person's App Home, which takes no tables. */
export function renderHome(message: Message, options: RenderOptions): HomeView {
  const parts = toParts(message.body, options.names).flatMap((part): readonly Part[] =>
    part.kind === 'table' ? part.rows : [part],
  );
  const tail = tailOf(message, options);
  const body = packPosts(parts, []).flat();
  const room = limits.blocksInView - tail.length;
  const shown: KnownBlock[] = body.length > room ? [...body.slice(0, room - 1), contextLine('There is more.')] : body;
  return { type: 'home', blocks: [...shown, ...tail] };
}
