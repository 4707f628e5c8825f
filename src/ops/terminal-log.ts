import { Writable } from 'node:stream';

type Terminal = Writable & { readonly isTTY?: boolean };

export interface TerminalLog {
  /** For log lines, each in one write. */
  readonly output: Terminal;
  /** From now on writes each line by a call of `makeRoom`. */
  beside(makeRoom: (writeLine: () => void) => void): void;
}

/** Log lines on a terminal on which somebody types: they must not run into the line that is being typed. */
export function createTerminalLog(terminal: Terminal): TerminalLog {
  let makeRoom = (writeLine: () => void): void => writeLine();
  const output = new Writable({
    write(chunk, _, done) {
      makeRoom(() => terminal.write(chunk));
      done();
    },
  });
  return {
    output: Object.assign(output, { isTTY: terminal.isTTY === true }),
    beside(newMakeRoom) {
      makeRoom = newMakeRoom;
    },
  };
}
