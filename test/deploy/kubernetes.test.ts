import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { settingNames } from '../../src/config.ts';
import type { HealthSnapshot } from '../../src/health.ts';
import { healthRoutes } from '../../src/http/health-routes.ts';
import { image } from './dockerfile.ts';
import { documentsIn, type Manifest, rendered, renderedWith } from './kustomize.ts';

const folder = 'deploy/kubernetes';
const overlays = { sqlite: rendered(`${folder}/sqlite`), postgres: rendered(`${folder}/postgres`) };
const overHttp = renderedWith(`${folder}/postgres`, `${folder}/slack-http`);
const ways = Object.entries(overlays);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
const examples = files
  .filter((path) => path.startsWith('examples/'))
  .flatMap((path) => documentsIn(join(folder, path)));
const all = [...ways.flatMap(([, manifests]) => manifests), ...overHttp, ...examples];

const health: HealthSnapshot = {
  ...{ status: 'ready', ready: true, version: '1', startedAt: '', uptimeSeconds: 1, platforms: [] },
  store: { state: 'up' },
};

/** The module of Kubernetes' schemas (kubernetes-models is made from its OpenAPI description) for a kind. */
const moduleOf = ({ apiVersion, kind }: Manifest) => `kubernetes-models/${apiVersion}/${kind}`;
const named = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;

function the(kind: string, manifests: readonly Manifest[]): Manifest {
  const [only, ...more] = manifests.filter((manifest) => manifest.kind === kind);
  if (only === undefined || more.length > 0) throw new Error(`there must be one ${kind}`);
  return only;
}

async function problemOf(manifest: Manifest): Promise<string | undefined> {
  const models = await import(moduleOf(manifest));
  try {
    new models[manifest.kind](manifest).validate();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** What the compiler says of manifests as objects of the types that are made from the schemas: these refuse keys nobody knows. */
function typeProblems(manifests: readonly Manifest[]): string {
  const place = mkdtempSync(join(tmpdir(), 'stevedore-manifests-'));
  try {
    symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
    const lines = manifests.map((manifest, index) => {
      const type = `import('${moduleOf(manifest)}').I${manifest.kind}`;
      return `export const manifest${index}: ${type} = ${JSON.stringify(manifest)};`;
    });
    writeFileSync(join(place, 'manifests.ts'), lines.join('\n'));
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const options = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--types',
      '',
      '--module',
      'esnext',
      '--pretty',
      'false',
    ];
    const args = [tsc, ...options, '--moduleResolution', 'bundler', 'manifests.ts'];
    return spawnSync(process.execPath, args, { cwd: place, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(place, { recursive: true });
  }
}

describe('the Kubernetes manifests', () => {
  it.each(all.map((manifest) => [named(manifest), manifest] as const))(
    'hold to the schema: %s',
    async (_, manifest) => {
      expect(await problemOf(manifest)).toBeUndefined();
    },
  );

  it('hold nothing that the schemas do not know', () => {
    expect(typeProblems(all)).toBe('');
  });

  it('would be refused with a wrong type, or with a key that nobody knows', async () => {
    const deployment = the('Deployment', overlays.sqlite);
    const wrong = { ...deployment, spec: { ...deployment.spec, replicas: 'three' } };
    expect(await problemOf(wrong)).toContain('replicas');
    const misspelt = { ...deployment, spec: { ...deployment.spec, replica: 3 } };
    expect(typeProblems([misspelt])).toContain('replica');
  });

  it.each(files)('%s is in use, or an example', (path) => {
    const used = files
      .filter((file) => file.endsWith('kustomization.yaml'))
      .flatMap((file) => {
        const { resources = [], patches = [] } = parse(readFileSync(join(folder, file), 'utf8'));
        const paths = patches.flatMap(({ path: written }: { path?: string }) => written ?? []);
        return [...resources, ...paths].map((name) => join(file, '..', name));
      });
    const isRoot = ['', 'postgres/', 'slack-http/'].some((place) => path === `${place}kustomization.yaml`);
    const isUsed = isRoot || used.includes(path) || used.includes(path.replace(/\/kustomization\.yaml$/, ''));
    expect(isUsed).toBe(!path.startsWith('examples/'));
  });

  it.skipIf(spawnSync('kubectl', ['version', '--client']).status !== 0).each(ways)(
    'are rendered by kubectl as they are checked here: %s',
    (way, manifests) => {
      const { stdout } = spawnSync('kubectl', ['kustomize', `${folder}/${way}`], { encoding: 'utf8' });
      const theirs: Manifest[] = parseAllDocuments(stdout).map((document) => document.toJS());
      expect(theirs.map(named).sort()).toEqual(manifests.map(named).sort());
      const spec = structuredClone(the('Deployment', manifests).spec);
      spec.template.spec.containers[0].image = 'registry.example.com/stevedore:0.1.0';
      expect(the('Deployment', theirs).spec).toEqual(spec);
    },
  );
});

describe.each(ways)('Stevedore on Kubernetes with %s', (_, manifests) => {
  const { spec: deployment } = the('Deployment', manifests);
  const { spec: pod, metadata } = deployment.template;
  const [container] = pod.containers;
  const podLabels = Object.entries(metadata.labels);

  it('is found by everything that looks for it', () => {
    const selectors = [
      deployment.selector.matchLabels,
      the('Service', manifests).spec.selector,
      the('NetworkPolicy', manifests).spec.podSelector.matchLabels,
      the('PodDisruptionBudget', manifests).spec.selector.matchLabels,
      pod.topologySpreadConstraints[0].labelSelector.matchLabels,
    ];
    for (const selector of selectors) {
      expect(Object.keys(selector)).not.toEqual([]);
      expect(podLabels).toEqual(expect.arrayContaining(Object.entries(selector)));
    }
    expect(the('ServiceAccount', manifests).metadata.name).toBe(pod.serviceAccountName);
  });

  it('is reached at the port of the image', () => {
    expect(container.ports).toEqual([{ name: 'http', containerPort: image.port }]);
    expect(the('Service', manifests).spec.ports[0].targetPort).toBe('http');
    expect(the('NetworkPolicy', manifests).spec.ingress[0].ports[0].port).toBe(image.port);
  });

  it('is asked at paths which are served', async () => {
    const routes = healthRoutes(async () => health);
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      const { path, port } = container[probe].httpGet;
      expect(port).toBe('http');
      expect((await routes.request(path)).status).toBe(200);
    }
    expect(container.livenessProbe.httpGet.path).toBe('/healthz');
  });

  it('keeps what it keeps in the folder of the image', () => {
    const volumes = pod.volumes.map(({ name }: { name: string }) => name);
    for (const { name } of container.volumeMounts) expect(volumes).toContain(name);
    expect(container.volumeMounts).toContainEqual({ name: 'data', mountPath: image.dataFolder });
    expect(readFileSync(`${folder}/base/deployment.yaml`, 'utf8')).toContain(`mountPath: ${image.notesFolder}\n`);
    for (const { persistentVolumeClaim } of pod.volumes) {
      if (persistentVolumeClaim === undefined) continue;
      expect(persistentVolumeClaim.claimName).toBe(the('PersistentVolumeClaim', manifests).metadata.name);
    }
  });

  it('has time to answer what it has taken', () => {
    const { seconds } = container.lifecycle.preStop.sleep;
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 15);
  });

  it('holds to the restricted standard for the security of pods', () => {
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    const { runAsUser, runAsGroup } = pod.securityContext;
    expect(`${runAsUser}:${runAsGroup}`).toBe(image.user);
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) expect(pod[key]).toBeUndefined();
    for (const volume of pod.volumes) expect(volume.hostPath).toBeUndefined();
    expect(container.resources.limits.memory).toBeDefined();
    expect(container.resources.requests).toMatchObject({ cpu: expect.any(String), memory: expect.any(String) });
  });

  it('sets what there is to set, and secrets by reference alone', () => {
    const settings = the('ConfigMap', manifests).data;
    const own: { name: string; value?: string }[] = container.env;
    const names = [...Object.keys(settings), ...own.map(({ name }) => name)];
    expect(settingNames).toEqual(expect.arrayContaining(names));
    const open = [...Object.keys(settings), ...own.filter(({ value }) => value !== undefined).map(({ name }) => name)];
    for (const name of open) expect(name).not.toMatch(/PASSWORD|TOKEN|SECRET|KEY|DATABASE_URL/);
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
  });
});

describe('what is kept', () => {
  const deploymentOf = (way: keyof typeof overlays) => the('Deployment', overlays[way]).spec;

  it('is for one replica at a time with SQLite', () => {
    expect(deploymentOf('sqlite')).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(the('PersistentVolumeClaim', overlays.sqlite).spec.accessModes).toEqual(['ReadWriteOnce']);
  });

  it('is shared by three replicas with PostgreSQL, which do not start without it', () => {
    expect(deploymentOf('postgres')).toMatchObject({ replicas: 3, strategy: { type: 'RollingUpdate' } });
    expect(overlays.postgres.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
    const { env } = deploymentOf('postgres').template.spec.containers[0];
    const [url] = env.filter(({ name }: { name: string }) => name === 'DATABASE_URL');
    expect(url.valueFrom.secretKeyRef).toEqual({ name: 'stevedore', key: 'DATABASE_URL' });
  });
});

describe('Slack over HTTP', () => {
  it('reaches any replica at the port of the settings', () => {
    const { SLACK_MODE, SLACK_PORT } = the('ConfigMap', overHttp).data;
    expect(SLACK_MODE).toBe('http');
    const [, port] = the('Deployment', overHttp).spec.template.spec.containers[0].ports;
    expect(port).toEqual({ name: 'slack', containerPort: Number(SLACK_PORT) });
    expect(the('Service', overHttp).spec.ports).toContainEqual({ name: 'slack', port: 3000, targetPort: port.name });
    const [{ ports }] = the('NetworkPolicy', overHttp).spec.ingress;
    expect(ports).toContainEqual({ protocol: 'TCP', port: port.containerPort });
    expect(settingNames).toEqual(expect.arrayContaining(Object.keys(the('ConfigMap', overHttp).data)));
  });
});

describe('settings that are only shown', () => {
  it('exist', () => {
    const commented = readFileSync(`${folder}/base/settings.yaml`, 'utf8').matchAll(/^ {2}# ([A-Z_]+):/gm);
    const secrets = Object.keys(the('Secret', examples).stringData);
    expect(settingNames).toEqual(expect.arrayContaining([...[...commented].map(([, name]) => name), ...secrets]));
    expect(existsSync(`${folder}/examples/secret.yaml`)).toBe(true);
  });

  it('are no real secrets', () => {
    const values = Object.values(the('Secret', examples).stringData);
    for (const value of values) expect(value).toMatch(/^PLACEHOLDER$|^postgres:\/\/USER:PASSWORD@/);
  });
});
