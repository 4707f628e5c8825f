import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeTyped, namedBy } from '../../src/quiz/lenient-match.ts';

describe('grading of typed answers', () => {
  const grade = (reply: string, accepted: readonly string[], others: readonly string[] = []) =>
    gradeTyped(reply, accepted, others);

  it.each(['fargate', 'AWS Fargate', '`Fargate`', ' "Fargate". ', 'the Fargate', 'I think it’s Fargate!', 'Fragate'])(
    'takes %j for Fargate',
    (reply) => expect(grade(reply, ['Fargate', 'AWS Fargate'])).toBe('right'),
  );

  it.each([
    ['task definitions', 'task definition'],
    ['a task definition', 'task definitions'],
    ['Policy', 'policies'],
    ['read only', 'read-only'],
    ['data centre', 'datacentre'],
    ['VMs', 'VM'],
    ['kubernets', 'Kubernetes'],
    ['elastic container registy', 'Elastic Container Registry'],
    ['dockerignore', '`.dockerignore`'],
  ])('takes %j for %j', (reply, answer) => expect(grade(reply, [answer])).toBe('right'));

  it.each([
    ['10GB', '10 GB'],
    ['10 gigabytes', '10 GB'],
    ['ten', '10'],
    ['ten GB', '10 GB'],
    ['5,400', '5400'],
    ['5400', '5,400'],
    ['137.', '137'],
    ['137', 'exit code 137'],
    ['12', '12 hours'],
    ['12h', '12 hours'],
    ['a limit of 12 hours', '12 hours'],
    ['720 minutes', '12 hours'],
    ['two minutes', '2 minutes'],
    ['25 percent', '25%'],
    ['25', '25%'],
    ['20 GB', '20 GiB'],
    ['10 dollars', '$10'],
    ['0.10', '$0.10'],
    ['about 14 months', '14 months'],
    ['5 m', '5 minutes'],
    ['10 containers', '10 containers'],
    ['10', '10 containers'],
  ])('takes %j for %j', (reply, answer) => expect(grade(reply, [answer])).toBe('right'));

  it.each([
    ['11 hours', '12 hours'],
    ['12 days', '12 hours'],
    ['10', '100'],
    ['1000', '1,000,000'],
    ['20 MiB', '20 GiB'],
    ['1.2', '1.24'],
    ['138', '137'],
  ])('does not take %j for %j', (reply, answer) => expect(grade(reply, [answer])).toBe('wrong'));

  it.each(['EKS', 'ECR', 'ecs2', 'EC'])('never takes %j for a slip in ECS', (reply) => {
    expect(grade(reply, ['ECS', 'Elastic Container Service'])).toBe('wrong');
  });

  it('does not take an acronym with an s for another one, nor a slip in digits', () => {
    expect(grade('HTTPS', ['HTTP'])).toBe('wrong');
    expect(grade('https', ['HTTP'])).toBe('wrong');
    expect(grade('arm64', ['amd64'])).toBe('wrong');
  });

  it('does not take what is known as something else for a slip', () => {
    expect(grade('ingres', ['ingress'])).toBe('right');
    expect(grade('egress', ['ingress'], ['egress'])).toBe('wrong');
    expect(grade('inbound', ['onbound'], ['inbound'])).toBe('wrong');
  });

  it('wants a unit only where several would fit', () => {
    expect(grade('12', ['12 hours'], ['12 minutes'])).toBe('unclear');
    expect(grade('12 h', ['12 hours'], ['12 minutes'])).toBe('right');
    expect(grade('20 GB', ['20 GiB'], ['20 GB'])).toBe('wrong');
  });

  it.each([
    '',
    '  ',
    '?',
    '…',
    'no idea',
    "I don't know",
    'idk',
    'pass',
    'what?',
    'not Fargate',
    'Fargate or EC2',
    'hm',
  ])('counts %j as no answer', (reply) => expect(grade(reply, ['Fargate'], ['EC2'])).toBe('unclear'));

  it('counts a long text without the answer as no answer, and a short other one as wrong', () => {
    expect(grade('can you please repeat what exactly you would like to hear from me', ['Fargate'])).toBe('unclear');
    expect(grade('Nomad', ['Fargate'])).toBe('wrong');
    expect(grade('quite a lot', ['12 hours'])).toBe('unclear');
  });

  it('finds the answer in a sentence when nothing else is named', () => {
    expect(grade('That sounds like Fargate to me', ['Fargate'], ['EC2'])).toBe('right');
    expect(grade('That sounds like Fargate, EC2 cannot do it', ['Fargate'], ['EC2'])).toBe('unclear');
  });
});

describe('naming one of several things', () => {
  it('prefers what is nearer to the letter', () => {
    expect(namedBy('stacks', [['stack'], ['stacks']])).toBe(1);
    expect(namedBy('-A', [['-a'], ['-A']])).toBe(1);
  });

  it('does not find a name within a longer one', () => {
    expect(namedBy('it was ECS Anywhere there', [['ECS'], ['ECS Anywhere']])).toBe(1);
  });

  it('says when several fit alike', () => {
    expect(namedBy('12', [['12 hours'], ['12 days']])).toBe('several');
  });
});

const word = fc.stringMatching(/^[a-z]{2,12}$/);
const answer = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  fc
    .tuple(fc.integer({ min: 0, max: 200_000 }), fc.constantFrom('hours', 'GB', 'MiB', '%', 'nodes'))
    .map(([value, unit]) => `${value.toLocaleString('en')}${unit === '%' ? '' : ' '}${unit}`),
  fc.constantFrom('ECS', 'EKS', 'ECR', 'SIGTERM', '$0.10', '`docker ps -a`', 'blue/green', '~/.kube/config', 'C++'),
);
const noise = fc.record({
  before: fc.constantFrom('', ' ', '"', '`', '(', '\t'),
  after: fc.constantFrom('', ' ', '"', '`', '.', '!', ')', ' .'),
  upper: fc.boolean(),
});

const noisy = (text: string, { before, after, upper }: { before: string; after: string; upper: boolean }): string =>
  before + (upper ? text.toUpperCase() : text) + after;

describe('lenient matching, whatever the words', () => {
  it('takes the answer itself, in any case, between any punctuation', () => {
    fc.assert(
      fc.property(answer, noise, (text, around) => {
        expect(gradeTyped(noisy(text, around), [text], [])).toBe('right');
      }),
    );
  });

  it('never takes another known answer for it', () => {
    fc.assert(
      fc.property(answer, answer, noise, (right, other, around) => {
        fc.pre(right.toLowerCase() !== other.toLowerCase());
        expect(gradeTyped(other, [right], [other])).not.toBe('right');
        expect(gradeTyped(noisy(other, around), [right], [other])).not.toBe('right');
      }),
      { numRuns: 500 },
    );
  });

  it('takes a slip in a long word, and none in a short one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-df-hj-np-rt-z]{2,12}$/), fc.nat(), (text, at) => {
        const position = 1 + (at % (text.length - 1));
        const slipped = `${text.slice(0, position)}a${text.slice(position + 1)}`;
        expect(gradeTyped(slipped, [text], [])).toBe(text.length >= 5 ? 'right' : 'wrong');
      }),
    );
  });
});
