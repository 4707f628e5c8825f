import type { Timer } from '../../../timer.ts';

/** Streams of server-sent events that are open, each to one tab of a visitor. */
export interface EventStreams {
  /**
   * @param begin is given the way to send, and returns what ends it.
   * @returns nothing where the visitor, the address or the process has too many.
   */
  open(
    visitor: { readonly person: string; readonly address: string },
    begin: (send: Send) => () => void,
  ): Response | undefined;
  /** How many are open. */
  count(): number;
  /** Ends all of them. */
  close(): void;
}

/** Sends a piece of HTML as one event. */
type Send = (event: { readonly id: string; readonly html: string }) => void;

/** A browser opens six connections to a site, whatever number of tabs it has: most must be left for what people do. */
const most = { person: 3, address: 60, process: 1_000 };
/** Proxies end what is silent for a minute. */
const heartbeatMs = 20_000;
/** After which a browser comes again. */
const retryMs = 3_000;

interface Open {
  readonly person: string;
  readonly address: string;
  readonly end: () => void;
}

export function createEventStreams({ timer }: { readonly timer: Timer }): EventStreams {
  const streams = new Set<Open>();
  const encoder = new TextEncoder();
  const countOf = (which: (stream: Open) => boolean): number => [...streams].filter(which).length;

  return {
    open({ person, address }, begin) {
      const isFull =
        streams.size >= most.process ||
        countOf((stream) => stream.person === person) >= most.person ||
        countOf((stream) => stream.address === address) >= most.address;
      if (isFull) return undefined;
      let leave = (): void => {};
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          let isOpen = true;
          const write = (text: string): void => {
            if (isOpen) controller.enqueue(encoder.encode(text));
          };
          let cancelBeat = (): void => {};
          const beat = (): void => {
            cancelBeat = timer.set(() => {
              write(': still here\n\n');
              beat();
            }, heartbeatMs);
          };
          write(`retry: ${retryMs}\n\n`);
          beat();
          const stop = begin(({ id, html }) => write(`id: ${id}\ndata: ${html.replace(/\r?\n|\r/g, '\ndata: ')}\n\n`));
          const stream = { person, address, end: () => end(true) };
          const end = (byUs: boolean): void => {
            if (!streams.delete(stream)) return;
            isOpen = false;
            cancelBeat();
            stop();
            if (byUs) controller.close();
          };
          streams.add(stream);
          leave = () => end(false);
        },
        cancel: () => leave(),
      });
      return new Response(body, {
        headers: {
          ...{ 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
          // Else nginx keeps events until there are many.
          'x-accel-buffering': 'no',
        },
      });
    },
    count: () => streams.size,
    close() {
      for (const { end } of streams) end();
    },
  };
}
