import { describe, expect, it } from 'vitest';
import { engineOf, type Files, markedIn, textOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const engine = engineOf(harbourNotes);
const questions = [
  'what is Podman?',
  'Podman vs Docker Engine',
  'StatefulSet vs Deployment',
  'what are the restart policies?',
  'how do I drain a node?',
  'why are image tags mutable?',
  'how many pods run on a node',
  'what is a pod',
  'what do layers of an image have to do with a Dockerfile',
  'what does an Ingress need to route traffic',
];

describe('snippets', () => {
  it('say the same once, and cite every place that says it', () => {
    const files = {
      'a/tug.md':
        '---\nverified: 2025-02-03\n---\n# Tug\n\nA tug is a strong little boat that pulls big ships into the harbour.\n',
      'b/boats.md': '# Boats\n\n## Tug\n\nA tug is a strong little boat that pulls big ships into a harbour.\n',
      'c/crane.md': '# Crane\n\nA crane lifts boxes.\n',
    };
    const { snippets } = engineOf(files).ask('what is a tug?');
    expect(snippets).toHaveLength(1);
    const [{ text, citations }] = snippets as [(typeof snippets)[0]];
    expect(citations.map(({ path }) => path).sort()).toEqual(['a/tug.md', 'b/boats.md']);
    const line = files[citations[0]!.path as keyof typeof files].split('\n')[citations[0]!.startLine - 1];
    expect(line).toBe(text);
  });

  it('do not join what differs in a number', () => {
    const files = {
      'tug.md': '# Tug\n\nA tug of the harbour pulls ships of at most 100 metres.\n',
      'old.md': '# Tug of old\n\nA tug of the harbour pulls ships of at most 50 metres.\n',
    };
    const { snippets } = engineOf(files).ask('how long are the ships that a tug pulls?');
    expect(snippets.length).toBeGreaterThan(0);
    for (const { citations } of snippets) expect(citations).toHaveLength(1);
  });

  it('cite at most three of many places that say the same', () => {
    const files = Object.fromEntries(
      [1, 2, 3, 4, 5].map((n) => [`${n}.md`, `# Boats ${n}\n\nA tug is a strong little boat that pulls big ships.\n`]),
    );
    const { snippets } = engineOf(files).ask('what is a tug?');
    expect(snippets.map(({ citations }) => citations.length)).toEqual([3]);
  });

  it('cite where they stand', () => {
    const [snippet] = engine.ask('what is Podman?').snippets;
    expect(snippet?.citations).toEqual([
      {
        path: 'engines/podman.md',
        title: 'Podman',
        headings: [],
        anchor: '',
        startLine: 7,
        endLine: 7,
        url: 'engines/podman.md#L7-L7',
        verified: '2025-03-01',
      },
    ]);
    const { citations } = engine.ask('how do I roll back a deployment?').snippets[0]!;
    expect(citations[0]).toMatchObject({
      title: 'Workloads in Kubernetes',
      headings: ['Deployment', 'Rolling back'],
      anchor: 'rolling-back',
    });
    expect(citations[0]).not.toHaveProperty('verified');
  });

  it('link as the template says, in closest and runner-up too', () => {
    const linked = engineOf(harbourNotes, {
      citationUrlTemplate: 'https://wiki.test/{path}#{anchor}~{startLine}-{endLine}',
    });
    const { snippets, explanation } = linked.ask('how do I roll back a deployment?');
    expect(snippets[0]?.citations[0]?.url).toBe('https://wiki.test/kubernetes/workloads.md#rolling-back~9-13');
    expect(explanation.runnerUp?.url).toMatch(/^https:\/\/wiki\.test\//);
    for (const { url } of linked.ask('can a taint be set by an autoscaler of the cloud provider?').closest)
      expect(url).toMatch(/^https:\/\/wiki\.test\//);
  });

  it('show a heading where the passage does not name its subject, and none where it does', () => {
    const headingFor = (question: string, text: string) => {
      const snippet = engine.ask(question).snippets.find((one) => one.text.includes(text));
      expect(snippet, question).toBeDefined();
      return snippet?.heading;
    };
    expect(headingFor('how do I roll back a deployment?', 'undo the rollout')).toContain('Rolling back');
    expect(headingFor('why are image tags mutable?', 'Tags are mutable')).toBeDefined();
    expect(headingFor('what is Podman?', 'Podman is a container engine')).toBeUndefined();
  });

  it('name the subject in the text or above it', () => {
    const subjects: readonly (readonly [string, RegExp])[] = [
      ['my pod is stuck with ErrImageNeverPull', /ErrImageNeverPull/],
      ['list the phases of a pod', /phases/i],
      ['how much does Helm cost?', /cost/i],
      ['how do I pull an image by digest?', /digest/],
    ];
    for (const [question, subject] of subjects) {
      const [first] = engine.ask(question).snippets;
      expect(`${first?.heading ?? ''}\n${first?.text}`).toMatch(subject);
    }
  });

  it('show what an item of a list is read under', () => {
    const files: Files = {
      'ships.md':
        '# Ships\n\nThe harbour takes these ships:\n\n- tankers\n  - draught of fifteen metres at high water\n- ferries\n  - gangway of two metres width\n',
      'tug.md': '# Tug\n\nA tug pulls ships.\n',
    };
    const ships = engineOf(files);
    for (const question of ['what draught at high water?', 'draught of tankers', 'width of the gangway in metres']) {
      const { snippets } = ships.ask(question);
      expect(snippets.length).toBeGreaterThan(0);
      for (const { heading = '', text } of snippets)
        expect(`${heading} ${text}`).toContain(text.includes('draught') ? 'tankers' : 'ferries');
    }
  });

  it('mark words of the question in order, without overlap, inside the text', () => {
    for (const question of questions) {
      for (const { text, marks } of engine.ask(question).snippets) {
        let last = 0;
        for (const [start, end] of marks) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }
    }
    expect(engine.ask('what is Podman?').snippets.flatMap(markedIn)).toContain('Podman');
    expect(engine.ask('how many pods run on a node').snippets.flatMap(markedIn).join(' ')).toMatch(/pods/);
  });

  it('mark nothing that was not asked for, nor words that only frame the question', () => {
    const working = engine.ask('how does the daemon of Docker Engine work?').snippets;
    expect(textOf({ snippets: working })).toContain('does the work');
    expect(working.flatMap(markedIn).join(' ')).toMatch(/^(?!.*work).*daemon/);
    for (const { text, marks } of engine.ask('what is Podman?').snippets)
      for (const [start, end] of marks) expect(text.slice(start, end)).toBe('Podman');
  });

  it('mark nothing inside the address of a link', () => {
    const { snippets } = engine.ask('where is the list of Ingress controllers?');
    const linked = snippets.find(({ text }) => text.includes(']('));
    expect(linked).toBeDefined();
    const from = linked!.text.indexOf('](');
    const to = linked!.text.indexOf(')', from);
    for (const [start, end] of linked!.marks) expect(end <= from || start >= to).toBe(true);
    expect(markedIn(linked!).join(' ')).toContain('controllers');
  });

  it('are in reading order within a section, and do not overlap', () => {
    for (const question of questions) {
      const places = engine.ask(question).snippets.map(({ citations }) => citations[0]!);
      places.forEach((place, at) => {
        const isIn = (other: typeof place) => other.path === place.path && `${other.headings}` === `${place.headings}`;
        const before = places.slice(0, at).findLast(isIn);
        if (before && !/ vs /.test(question)) expect(place.startLine).toBeGreaterThanOrEqual(before.endLine);
      });
      const texts = engine.ask(question).snippets.map(({ text }) => text);
      texts.forEach((text, at) => {
        expect(texts.filter((other, index) => index !== at && other.includes(text))).toEqual([]);
      });
    }
  });
});

describe('the size of an answer', () => {
  const sentence = (n: number) => `Harbour rule ${n} says that every crane is to be greased on day ${n} of the month.`;

  it('stays about 1,400 characters however much fits the question', () => {
    const long: Files = {
      'rules.md': `# Harbour rules\n\n${Array.from({ length: 60 }, (_, n) => sentence(n)).join('\n\n')}\n`,
      'list.md': `# Crane rules\n\nThe harbour has these crane rules:\n\n${Array.from({ length: 60 }, (_, n) => `- ${sentence(n)}`).join('\n')}\n`,
      'table.md': `# Crane table\n\n| harbour rule | crane |\n| --- | --- |\n${Array.from({ length: 60 }, (_, n) => `| rule ${n} of the harbour | crane ${n} is greased |`).join('\n')}\n`,
    };
    for (const question of [
      'what are the harbour rules for a crane?',
      'list the crane rules',
      'harbour rule vs crane rule',
      'why is a crane greased?',
    ]) {
      const answer = engineOf(long).ask(question);
      expect(answer.state).toBe('answer');
      // Marks of lists and heads of tables come on top of the plain text that is counted.
      expect(textOf(answer).length).toBeLessThan(1700);
      expect(answer.snippets.length).toBeLessThanOrEqual(4);
    }
  });
});
