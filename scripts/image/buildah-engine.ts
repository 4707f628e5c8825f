// Runs images of buildah with crun, for machines without a Docker engine. Needs root. buildah's own `run` has no read-only root,
// so that the image is mounted and described to crun as a bundle.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from './engine.ts';
import { environmentOf } from './facts.ts';

/** crun wants the second version of control groups, and is shown it in a mount namespace of its own where the system has both. */
const crunScript = `[ -e /sys/fs/cgroup/cgroup.controllers ] || mount -t cgroup2 none /sys/fs/cgroup
exec crun --cgroup-manager=disabled "$@"`;
const crunArgs = (...args: readonly string[]) => ['--mount', 'sh', '-c', crunScript, 'sh', ...args];

export async function createBuildahEngine(image: string): Promise<Engine> {
  const buildah = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('buildah', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`buildah ${args.join(' ')}: ${stderr.trim()}`);
    return stdout.trim();
  };
  const { OCIv1, Docker } = JSON.parse(buildah('inspect', '--type', 'image', image));
  const { config } = OCIv1;
  const healthcheck = Docker?.config?.Healthcheck?.Test;
  const environment = environmentOf(config.Env ?? []);
  const [uid = 0, gid = 0] = String(config.User ?? '')
    .split(':')
    .map(Number);
  const container = buildah('from', image);
  const root = buildah('mount', container);
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-check-'));
  let started = 0;
  const freePorts = await portsOf(8);

  return {
    config: () => ({
      ...{ user: config.User ?? '', entrypoint: config.Entrypoint ?? [], command: config.Cmd ?? [], environment },
      ...{ labels: config.Labels ?? {}, ports: Object.keys(config.ExposedPorts ?? {}) },
      ...{ volumes: Object.keys(config.Volumes ?? {}), ...(healthcheck && { healthcheck }) },
    }),
    start({ args = [], entrypoint, mounts = {} } = {}) {
      started += 1;
      const name = `stevedore-check-${process.pid}-${started}`;
      const bundle = join(folder, name);
      const data = join(bundle, 'data');
      mkdirSync(data, { recursive: true });
      chownSync(data, uid, gid);
      // The network is that of this machine, so that each container listens on a port of its own.
      const port = freePorts.pop();
      if (port === undefined) throw new Error('more containers than ports were set aside for');
      const all = Object.entries({ ...environment, HTTP_PORT: String(port) }).map(([key, value]) => `${key}=${value}`);
      const run = entrypoint === undefined ? (config.Entrypoint ?? []) : [entrypoint];
      const bind = (destination: string, source: string, mode: string) => ({
        destination,
        source,
        type: 'bind',
        options: ['bind', mode],
      });
      const none = { bounding: [], effective: [], inheritable: [], permitted: [], ambient: [] };
      const process_ = {
        ...{ user: { uid, gid }, args: [...run, ...(args.length === 0 ? (config.Cmd ?? []) : args)], env: all },
        ...{ cwd: config.WorkingDir || '/', noNewPrivileges: true, capabilities: none, terminal: false },
      };
      const bundleConfig = {
        ociVersion: '1.0.2',
        process: process_,
        root: { path: root, readonly: true },
        mounts: [
          { destination: '/proc', type: 'proc', source: 'proc' },
          { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755', 'size=65536k'] },
          bind('/data', data, 'rw'),
          ...Object.entries(mounts).map(([inside, here]) => bind(inside, here, 'ro')),
        ],
        linux: { namespaces: [{ type: 'pid' }, { type: 'mount' }, { type: 'ipc' }] },
      };
      writeFileSync(join(bundle, 'config.json'), JSON.stringify(bundleConfig));
      const child = spawn('unshare', crunArgs('run', '--bundle', bundle, name));
      const inside = all.flatMap((line) => ['--env', line]);
      return {
        child,
        port: () => port,
        kill: (signal) => {
          const { status, stderr } = spawnSync('unshare', crunArgs('kill', name, signal), { encoding: 'utf8' });
          if (status !== 0) throw new Error(`crun kill: ${stderr.trim()}`);
        },
        exec: (command) => {
          const args = crunArgs('exec', '--user', `${uid}:${gid}`, ...inside, name, ...command);
          return spawnSync('unshare', args, { stdio: 'ignore' }).status;
        },
      };
    },
    close() {
      buildah('umount', container);
      buildah('rm', container);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Free just now, and different. */
async function portsOf(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  return Promise.all(
    servers.map(async (server) => {
      if (!server.listening) await once(server, 'listening');
      const address = server.address();
      await promisify(server.close.bind(server))();
      return typeof address === 'object' && address !== null ? address.port : 0;
    }),
  );
}
