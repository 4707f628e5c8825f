import { createServer } from 'node:net';
import type { Finding } from '../../examination.ts';

export interface ExaminedWeb {
  readonly host: string;
  readonly port: number;
  /** Where people are told to find the page. */
  readonly publicUrl?: string;
  /** Whether there is an operator's view. */
  readonly hasOperator: boolean;
}

const check = 'web page';

/** Where notes have just changed, the first page takes some seconds on a busy machine. */
const patienceMs = 10_000;

/** Tries to listen where the settings say, and looks at how people get there. Changes nothing. */
export async function examineWeb(web: ExaminedWeb): Promise<readonly Finding[]> {
  return [await examinePort(web), ...examineAddress(web)];
}

async function examinePort({ host, port }: ExaminedWeb): Promise<Finding> {
  const code = await listenError(host, port);
  if (code === undefined) return { check, state: 'ok', message: `HTTP_PORT ${port} on ${host} is free` };
  if (code === 'EADDRINUSE' && (await isServed(host, port))) {
    return { check, state: 'ok', message: `Stevedore answers at port ${port} already` };
  }
  const remedies: Readonly<Record<string, string>> = {
    EADDRINUSE: 'Stop what listens there, or set HTTP_PORT to another port, or to off.',
    EACCES: 'Set HTTP_PORT to a port above 1023.',
  };
  const remedy = remedies[code] ?? 'Set HTTP_HOST to an address of this machine: 127.0.0.1 or 0.0.0.0.';
  return { check, state: 'problem', message: `HTTP_PORT ${port} on ${host} cannot be listened on (${code})`, remedy };
}

function listenError(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Whether the process that has the port is one of ours. */
async function isServed(host: string, port: number): Promise<boolean> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host;
  const response = await fetch(`http://${name}:${port}/`, { signal: AbortSignal.timeout(patienceMs) }).catch(
    () => undefined,
  );
  return (await response?.text().catch(() => ''))?.includes('Stevedore') === true;
}

function examineAddress({ host, publicUrl, hasOperator }: ExaminedWeb): readonly Finding[] {
  const isOpen = !/^(?:localhost|127\.|::1$)/.test(host);
  const findings: Finding[] = [];
  if (isOpen && publicUrl === undefined) {
    const message = `${host} lets others in, and PUBLIC_URL does not say where they find the page`;
    findings.push({
      ...{ check, state: 'warning', message },
      remedy: 'Set PUBLIC_URL to its address, so that citations in Slack and Discord open the notes.',
    });
  }
  if (
    hasOperator &&
    publicUrl?.startsWith('http:') === true &&
    !/^http:\/\/(?:localhost|127\.|\[::1\])/.test(publicUrl)
  ) {
    findings.push({
      ...{ check, state: 'warning', message: 'OPERATOR_TOKEN crosses the network as it is written' },
      remedy: 'Put a proxy with TLS before it, and set PUBLIC_URL to its https address.',
    });
  }
  return findings;
}
