import { describe, expect, it } from 'vitest';
import { definiendum, expectedAnswer, looksPasted, questionKind } from '../../src/answer/question-kind.ts';

describe('questionKind', () => {
  it.each([
    ['what is a sidecar', 'definition'],
    ['whats a sidecar?', 'definition'],
    ['explain init containers', 'definition'],
    ['what does CNI stand for', 'definition'],
    ["what's the difference between a volume and a bind mount", 'comparison'],
    ['CMD vs ENTRYPOINT', 'comparison'],
    ['how does podman differ from docker', 'comparison'],
    ['when should I use a StatefulSet instead of a Deployment', 'choice'],
    ['which service should we use for nightly jobs', 'choice'],
    ['is nginx or envoy better for ingress', 'choice'],
    ['what are the types of volumes', 'list'],
    ['list the restart policies', 'list'],
    ['what different kinds of volumes are there', 'list'],
    ['what are the benefits of layers', 'list'],
    ['how do I roll back a deployment', 'how-to'],
    ['how to drain a node', 'how-to'],
    ['why are image tags mutable', 'why'],
    ['does a pod keep its IP', 'yes-no'],
    ['how many replicas are the default', 'fact'],
    ['who maintains containerd', 'fact'],
    ['my pod keeps restarting', 'troubleshooting'],
    ['image pull fails with 403', 'troubleshooting'],
    ['sidecars', 'topic'],
    ['what happens if a node fails', 'troubleshooting'],
    ['what happens when the disk is full', 'topic'],
    ['what should one do with a full disk', 'topic'],
  ] as const)('%s → %s', (question, kind) => {
    expect(questionKind(question)).toBe(kind);
  });

  it('takes pasted output and manifests for troubleshooting', () => {
    const output = 'NAME   READY   STATUS\nweb-1  0/1  Waiting\nweb-2  1/1  Running';
    expect(questionKind(output)).toBe('troubleshooting');
    expect(looksPasted('what is a pod')).toBe(false);
    expect(looksPasted('apiVersion: v1')).toBe(true);
  });
});

describe('expectedAnswer', () => {
  it('reads off what the answer should hold', () => {
    expect([...expectedAnswer('how many nodes can a cluster have')]).toEqual(['number']);
    expect([...expectedAnswer('what does OCI stand for')]).toEqual(['expansion']);
    expect(expectedAnswer('how much does a NAT gateway cost').has('cost')).toBe(true);
    expect(expectedAnswer('what is a pod').size).toBe(0);
  });
});

describe('definiendum', () => {
  it.each([
    ['what is a taint in Kubernetes?', 'taint'],
    ['what does CNI stand for', 'CNI'],
    ['explain the kubelet', 'kubelet'],
    ["what's an init container?", 'init container'],
    ['what is meant by rolling update', 'rolling update'],
    ['what is the role of the kubelet on a node', 'kubelet'],
    ['what is docker-compose', 'docker-compose'],
  ])('%s → %s', (question, defined) => {
    expect(definiendum(question)).toBe(defined);
  });
  it('is the whole question where its wording does not tell', () => {
    expect(definiendum('taints on nodes')).toBe('taints on nodes');
  });
});
