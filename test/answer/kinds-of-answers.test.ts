import { describe, expect, it } from 'vitest';
import { engineOf, textOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const engine = engineOf(harbourNotes);
const ask = (question: string) => {
  const answer = engine.ask(question);
  expect(answer.state, question).toBe('answer');
  return answer;
};
const textFor = (question: string) => textOf(ask(question));

describe('a definition', () => {
  it.each([
    ['what is Podman?', 'Podman is a container engine that runs without a daemon.'],
    ['whats a sidecar', 'A sidecar is a second container in a pod'],
    ['explain taints', 'A taint keeps pods off a node'],
    ['what is a container image', 'A container image is a read-only package'],
    ['Kustomize', 'Kustomize patches plain manifests without templates.'],
    ['what does a DaemonSet do', 'A DaemonSet runs one pod on every node'],
    ['tell me about CoreDNS', 'CoreDNS answers the names of services.'],
  ])('%s', (question, said) => {
    expect(textFor(question)).toContain(said);
  });

  it.each(['what is a winch?', 'winch'])('comes alone, from where it stands under its own name: %s', (question) => {
    const files = {
      'a.md':
        '# Cranes\n\n## How does a winch work?\n\nA winch is a drum that a motor turns. The motor of a winch is small.\n',
      'b.md':
        '# Winch\n\nA winch is a device that pulls a rope.\n\n## Who has a winch?\n\nA winch is a must for a tug.\n',
    };
    const { snippets } = engineOf(files).ask(question);
    expect(snippets.map(({ text }) => text)).toEqual(['A winch is a device that pulls a rope.']);
  });

  it('of an acronym spells it out', () => {
    expect(textFor('what does CNI stand for?')).toContain('Container Network Interface (CNI)');
  });
});

describe('a comparison', () => {
  it('covers both sides where the notes speak of each alone', () => {
    const text = textFor("what's the difference between a volume and a bind mount?");
    expect(text).toContain('is a directory that Docker manages itself');
    expect(text).toContain('is a directory of the host');
  });

  it('covers both sides when they stand in different notes, in the order of the question', () => {
    const paths = (question: string) => ask(question).snippets.map(({ citations }) => citations[0]!.path);
    expect(paths('Podman vs Docker Engine')).toEqual(['engines/podman.md', 'engines/docker-engine.md']);
    expect(paths('Docker Engine vs Podman')).toEqual(['engines/docker-engine.md', 'engines/podman.md']);
  });

  it('takes a table that sets both side by side', () => {
    const text = textFor('StatefulSet vs Deployment');
    expect(text).toContain('| Deployment | random | stateless web servers |');
    expect(text).toContain('| StatefulSet | stable | databases |');
    expect(ask('StatefulSet vs Deployment').snippets).toHaveLength(1);
  });

  it('takes the section that asks for a difference, if it names the sides otherwise', () => {
    const files = {
      'ropes.md':
        '# Ropes\n\n## How do the ropes differ?\n\nMooring ropes are thick.\n\nTow ropes are long.\n\n## Who has a mooring rope?\n\nThe mooring rope of a ferry is red.\n\n## Who has a tow rope?\n\nThe tow rope of a tug is blue.\n',
    };
    const { snippets } = engineOf(files).ask('what is the difference between "mooring ropes" and "tow ropes"?');
    expect(snippets[0]!.text).toContain('Mooring ropes are thick.');
    expect(snippets[0]!.text).toContain('Tow ropes are long.');
  });

  it('covers three', () => {
    const text = textFor('how do a Job, a taint and a sidecar differ?');
    for (const said of ['A Job runs pods until', 'A taint keeps pods off', 'A sidecar is a second container'])
      expect(text).toContain(said);
  });
});

describe('a choice', () => {
  it.each([
    ['when should I use a StatefulSet instead of a Deployment?', 'database'],
    ['which workload is best for log collectors', 'DaemonSet'],
    ['Helm or Kustomize, which is simpler?', 'Kustomize is simpler than Helm'],
  ])('%s', (question, said) => {
    expect(textFor(question)).toContain(said);
  });
});

describe('a list', () => {
  it.each(['what are the restart policies?', 'list the restart policies', 'which restart policies are there'])(
    'is whole, with what announces it, in one snippet: %s',
    (question) => {
      const list = ask(question).snippets.find(({ text }) => text.includes('on-failure'));
      for (const item of ['Docker knows four restart policies:', '- `no`', '- `always`', '- `unless-stopped`'])
        expect(list?.text).toContain(item);
    },
  );

  it('keeps its numbers and is shown under its heading', () => {
    const { snippets } = ask('list the phases of a pod');
    const phases = snippets.find(({ text }) => text.includes('1. Pending'));
    expect(phases?.text).toBe('1. Pending\n2. Running\n3. Succeeded\n4. Failed\n5. Unknown');
    expect(phases?.heading).toContain('Phases');
  });
});

describe('a how-to', () => {
  it.each([
    ['how do I roll back a deployment?', 'undo the rollout:', 'kubectl rollout undo deployment/web'],
    ['how to drain a node', 'To empty a node before maintenance, drain it:', 'kubectl drain node-1'],
    ['what is the command to pull an image by digest?', 'by digest, run:', 'docker pull registry.test/web@sha256:'],
  ])('gives the command after what announces it: %s', (question, announced, command) => {
    const snippet = ask(question).snippets.find(({ text }) => text.includes(command));
    expect(snippet?.text).toContain(announced);
    expect(snippet!.text.indexOf(announced)).toBeLessThan(snippet!.text.indexOf(command));
    expect(snippet?.text.match(/```/g)).toHaveLength(2);
  });
});

describe('a reason, a yes or no, a fact', () => {
  it.each([
    ['why are image tags mutable?', 'because a registry only stores a pointer'],
    ['why does Podman map the user to root?', 'because a process that escapes'],
    ['does a pod keep its IP address?', 'does not keep its IP address'],
    ['is Helm simpler than Kustomize?', 'Kustomize is simpler than Helm'],
    ['how many pods run on a node', 'at most 110 pods'],
    ['who created Helm?', 'created by Deis in 2015'],
    ['how long are untagged images kept?', '14 days'],
    ['how much does Podman cost', 'Podman is free'],
    ['which agent starts the pods of a node', 'The kubelet is the agent'],
  ])('%s', (question, said) => {
    expect(textFor(question)).toContain(said);
  });
});

describe('troubleshooting', () => {
  it.each([
    ['my pod is stuck with ErrImageNeverPull', 'Fix: set `imagePullPolicy: IfNotPresent`'],
    ['container exits with exit code 137', 'Raise the memory limit'],
    ['pod fails with CreateContainerConfigError, what now?', 'Create it in the same namespace'],
  ])('gives the remedy: %s', (question, remedy) => {
    expect(textFor(question)).toContain(remedy);
  });

  it.each([
    'NAME      READY   STATUS                       RESTARTS\nweb-1     0/1     CreateContainerConfigError   0\napi-7     1/1     Running                      2',
    'Events:\n  Warning  Failed  5s  kubelet  Error: configmap "web" not found\nStatus: CreateContainerConfigError',
  ])('finds the remedy for pasted output, and does not only echo it: %j', (output) => {
    expect(textFor(output)).toContain('Create it in the same namespace');
  });
});
