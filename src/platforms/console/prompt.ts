import { clearLine, createInterface, cursorTo } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { History } from './history.ts';

export interface Prompt {
  /** Prints above the line that is being typed. */
  print(text: string): void;
  /** Clears the line that is being typed, lets somebody else write, and shows it again below. */
  makeRoom(write: () => void): void;
  /** Resolves when what was typed before has been answered. */
  close(): Promise<void>;
}

export interface PromptDeps {
  readonly input: Readable;
  readonly output: Writable;
  readonly history: History;
  /** Whether a text must be kept out of the history. */
  readonly holdsSecret: (text: string) => boolean;
  /** Gives what to print for what was typed. Must not reject. */
  readonly answer: (text: string) => Promise<string>;
  /** The person has left: Ctrl-C, Ctrl-D, `exit`. */
  readonly left: () => void;
}

/** Lines that come faster than this after one another were pasted, and are one question. */
const pasteGapMs = 25;
const farewells = ['exit', 'quit', '/exit', '/quit'];

/** A line editor on a terminal. A pasted block (a manifest, an error message) is taken as one question. */
export function createPrompt({ input, output, history, holdsSecret, answer, left }: PromptDeps): Prompt {
  const editor = createInterface({
    input,
    output,
    terminal: true,
    prompt: '› ',
    history: history.load(),
    removeHistoryDuplicates: true,
  });
  let pasted: string[] = [];
  let pasteTimer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  let closed = false;

  function takePasted(): void {
    // The end of a paste has no line feed: wait for the person to send it.
    if (editor.line !== '' && !closed) return;
    const text = pasted.join('\n').trim();
    const lines = pasted.filter((line) => line.trim() !== '');
    pasted = [];
    if (!holdsSecret(text)) for (const line of lines) history.add(line);
    if (farewells.includes(text.toLowerCase())) {
      editor.close();
    } else if (text === '') {
      if (!closed) editor.prompt();
    } else {
      work = work.then(async () => {
        output.write(`\n${await answer(text)}\n`);
        if (!closed) editor.prompt();
      });
    }
  }

  editor.on('line', (line) => {
    pasted.push(line);
    clearTimeout(pasteTimer);
    pasteTimer = setTimeout(takePasted, pasteGapMs);
  });
  // Ctrl-C, Ctrl-D and our own close() all end here.
  editor.on('close', () => {
    closed = true;
    clearTimeout(pasteTimer);
    if (pasted.length > 0) takePasted();
    output.write('\n');
    left();
  });
  editor.prompt();

  return {
    print(text) {
      output.write(`\n${text}\n`);
      if (!closed) editor.prompt(true);
    },
    makeRoom(write) {
      if (!closed) {
        cursorTo(output, 0);
        clearLine(output, 0);
      }
      write();
      if (!closed) editor.prompt(true);
    },
    async close() {
      editor.close();
      await work;
    },
  };
}
