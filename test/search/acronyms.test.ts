import { describe, expect, it } from 'vitest';
import { acronymsIn, isAcronymOf } from '../../src/search/acronyms.ts';

describe('acronyms that a text explains', () => {
  it.each([
    ['Use the Open Container Initiative (OCI) formats.', ['Open Container Initiative', 'OCI']],
    ['OCI (Open Container Initiative)-compliant', ['Open Container Initiative', 'OCI']],
    ['OCI - Open Container Initiative', ['Open Container Initiative', 'OCI']],
    ['HPA: Horizontal Pod Autoscaler', ['Horizontal Pod Autoscaler', 'HPA']],
    ['OCI stands for Open Container Initiative and is open.', ['Open Container Initiative', 'OCI']],
    ['They are lighter than virtual machines (VMs) because', ['virtual machines', 'VM']],
    ['CLIs (Command Line Interfaces)', ['Command Line Interfaces', 'CLI']],
    ['PVC (PersistentVolumeClaim)', ['PersistentVolumeClaim', 'PVC']],
    ['role-based access control (RBAC)', ['role-based access control', 'RBAC']],
    ['Identity and Access Management (IAM)', ['Identity and Access Management', 'IAM']],
    ['IAM Roles for Service Accounts (IRSA)', ['IAM Roles for Service Accounts', 'IRSA']],
    ['Elastic Compute Cloud (EC2)', ['Elastic Compute Cloud', 'EC2']],
    ['Simple Storage Service (S3)', ['Simple Storage Service', 'S3']],
  ])('%s', (text, names) => {
    expect(acronymsIn(text)).toEqual([names]);
  });

  it.each([
    'Amazon ECS (Elastic Container Service)',
    'Amazon Elastic Container Service (ECS) runs it.',
    'Amazon Elastic Container Service (Amazon ECS)',
    'Amazon ECS stands for Amazon Elastic Container Service.',
  ])('%s: also with the name of the vendor', (text) => {
    expect(acronymsIn(text)).toEqual([
      ['Elastic Container Service', 'ECS', 'Amazon Elastic Container Service', 'Amazon ECS'],
    ]);
  });

  it.each([
    'It starts fast (see below).',
    'ECS: Scalable container orchestration service',
    'AWS Fargate (serverless)',
    'Pods (a group of containers)',
    'Amazon ECS (managed, EC2)',
    'The limit (CPU) is low.',
    'EKS (Elastic Container Service)',
  ])('%s: explains none', (text) => {
    expect(acronymsIn(text)).toEqual([]);
  });

  it('are told by their letters', () => {
    expect(isAcronymOf('k8s', 'Kubernetes')).toBe(true);
    expect(isAcronymOf('k8s', 'Kubernete')).toBe(false);
    expect(isAcronymOf('ECS', 'Amazon Elastic Container Service')).toBe(true);
    expect(isAcronymOf('service', 'ECS')).toBe(false);
  });
});
