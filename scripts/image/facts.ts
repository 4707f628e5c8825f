// What must be true of an image as it is described, without running it. Pure.

/** What an engine says of an image. */
export interface ImageConfig {
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** As `8080/tcp`. */
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Its command, `CMD` first. */
  readonly healthcheck?: readonly string[];
}

const wantedLabels = ['title', 'description', 'licenses', 'version', 'revision', 'source'];

/** @returns what is wrong; empty when nothing is */
export function imageProblems(image: ImageConfig): readonly string[] {
  const { user, entrypoint, command, environment, ports, volumes, labels, healthcheck } = image;
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  expect(/^[1-9]\d*(:[1-9]\d*)?$/.test(user), `USER is "${user}" and must be a number other than 0`);
  expect(entrypoint[0] === 'node', `ENTRYPOINT is ${JSON.stringify(entrypoint)} and must run node without a shell`);
  expect(command.join(' ') === 'serve', `CMD is ${JSON.stringify(command)} and must be ["serve"]`);
  expect(ports.includes('8080/tcp'), 'port 8080 is not exposed');
  expect(volumes.includes('/data'), '/data is no volume');
  for (const [name, value] of Object.entries({ NODE_ENV: 'production', DATA_DIR: '/data', HTTP_HOST: '0.0.0.0' })) {
    expect(environment[name] === value, `${name} is "${environment[name] ?? ''}" and must be "${value}"`);
  }
  for (const name of wantedLabels) {
    expect(`org.opencontainers.image.${name}` in labels, `the label org.opencontainers.image.${name} is missing`);
  }
  expect(
    healthcheck !== undefined && healthcheck[0] === 'CMD' && healthcheck.length > 1,
    'HEALTHCHECK must be there, and run without a shell',
  );
  return problems;
}

/** The command of HEALTHCHECK in a Dockerfile: images in OCI format, which buildah makes unless told otherwise, hold none. */
export function healthcheckOf(dockerfile: string): readonly string[] | undefined {
  const [, command] = dockerfile.match(/^HEALTHCHECK\b.*?\bCMD (\[.*\])$/m) ?? [];
  return command === undefined ? undefined : ['CMD', ...JSON.parse(command)];
}

/** `A=b` lines as an object. */
export function environmentOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
