// Runs images with a Docker engine, or with podman, which takes the same commands.
import { spawn, spawnSync } from 'node:child_process';
import type { Engine } from './engine.ts';
import { environmentOf } from './facts.ts';

/** @param program docker or podman */
export function createDockerEngine(program: string, image: string): Engine {
  const call = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr.trim()}`);
    return stdout;
  };
  let started = 0;

  return {
    config() {
      const [{ Config: config }] = JSON.parse(call('image', 'inspect', image));
      return {
        ...{ user: config.User ?? '', entrypoint: config.Entrypoint ?? [], command: config.Cmd ?? [] },
        ...{ environment: environmentOf(config.Env ?? []), labels: config.Labels ?? {} },
        ...{ ports: Object.keys(config.ExposedPorts ?? {}), volumes: Object.keys(config.Volumes ?? {}) },
        ...(config.Healthcheck?.Test && { healthcheck: config.Healthcheck.Test }),
      };
    },
    start({ args = [], entrypoint, mounts = {} } = {}) {
      started += 1;
      const name = `stevedore-check-${process.pid}-${started}`;
      const child = spawn(program, [
        ...['run', '--rm', '--interactive', '--name', name, '--read-only', '--cap-drop', 'ALL'],
        ...['--security-opt', 'no-new-privileges', '--publish', '127.0.0.1::8080'],
        ...Object.entries(mounts).flatMap(([inside, here]) => ['--volume', `${here}:${inside}:ro`]),
        ...(entrypoint === undefined ? [] : ['--entrypoint', entrypoint]),
        ...[image, ...args],
      ]);
      return {
        child,
        port: () => Number(/:(\d+)\s*$/m.exec(call('port', name, '8080/tcp'))?.[1]),
        kill: (signal) => void call('kill', '--signal', signal, name),
        exec: (command) => spawnSync(program, ['exec', name, ...command], { stdio: 'ignore' }).status,
      };
    },
    close() {},
  };
}
