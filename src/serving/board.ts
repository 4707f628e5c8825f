import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Board, BoardPost } from '../platforms/platform.ts';
import type { PlaceStore } from '../store/store.ts';

const feature = 'board';
/** Of a place. */
const mostKept = 20;

const citation = z.object({
  ...{ path: z.string(), title: z.string(), headings: z.array(z.string()), anchor: z.string(), url: z.string() },
  ...{ startLine: z.number(), endLine: z.number(), verified: z.string().exactOptional() },
});
const field = z.object({ label: z.string(), before: z.string() });
const choice = z.object({ label: z.string(), text: z.string(), typed: z.string(), buttonOnly: z.boolean() });
const post = z.object({
  ...{ place: z.string(), key: z.string(), postedAt: z.number() },
  message: z.object({
    markdown: z.string(),
    citations: z.array(citation),
    choices: z.array(choice),
    field: field.exactOptional(),
  }),
});

/** A board in the store: each post is a setting of a place of its own, so that two processes can post at the same time. */
export function createBoard({
  platform,
  places,
  clock,
}: {
  readonly platform: string;
  readonly places: PlaceStore;
  readonly clock: Clock;
}): Board {
  async function list(): Promise<readonly BoardPost[]> {
    const rows = (await places.all(feature)).filter((row) => row.platform === platform);
    // What an older or newer version wrote may not be readable, and is as good as gone.
    const posts = rows.map(({ value }) => post.safeParse(value).data).filter((each) => each !== undefined);
    return posts.sort((a, b) => a.postedAt - b.postedAt || (a.key < b.key ? -1 : 1));
  }

  return {
    list,
    async put(added) {
      await places.put({ platform, place: spelled(added) }, feature, added, clock.now());
      const alike = (await list()).filter(({ place }) => place === added.place);
      for (const old of alike.slice(0, -mostKept)) await places.remove(platform, spelled(old));
    },
  };
}

/** The end keeps one key from being the beginning of another. */
const spelled = ({ place, key }: BoardPost): string => `${place}/${key}/`;
