import type { Files } from './engine-of.ts';

/** A small collection of notes on containers, in the ways in which people write notes. */
export const harbourNotes: Files = {
  'engines/podman.md': `---
title: Podman
aliases: [Podman engine]
verified: 2025-03-01
questions: [What is Podman?, Why does Podman need no daemon?]
---
Podman is a container engine that runs without a daemon. It starts every container as a child of the command that asked for it.

## Rootless mode

Podman maps your user to root inside the container, because a process that escapes must not be root on the host.

## Cost

Podman is free and open source; Red Hat sells support for it.

## Podman pods

A Podman pod groups containers that share one network namespace.
`,
  'engines/docker-engine.md': `# Docker Engine

Docker Engine is a client and a daemon that build and run containers. The daemon listens on a socket and does the work.

## Cost

Docker Engine is free, while Docker Desktop needs a paid subscription in companies with more than 250 employees.

## Storage

A **volume** is a directory that Docker manages itself, outside the container's file system.

A **bind mount** is a directory of the host that is mounted into the container as it is.

Both work alike in Docker Engine and in Podman.

## Restart policies

Docker knows four restart policies:

- \`no\` never restarts the container.
- \`on-failure\` restarts it after a non-zero exit code.
- \`always\` restarts it whatever happened.
- \`unless-stopped\` restarts it unless somebody stopped it by hand.
`,
  'images/image.md': `# Container image

A container image is a read-only package with a program and everything the program needs to run.

## Layers

An image is made of layers. Each instruction of the Dockerfile adds one layer, and layers are shared between images.

## Tags

Tags are mutable because a registry only stores a pointer from the tag to a digest. Anyone who may push can move that pointer.

## Pulling

To pull an image by digest, run:

\`\`\`sh
docker pull registry.test/web@sha256:0123abcd
\`\`\`
`,
  'images/registry.md': `# Container registry

A container registry stores images and hands them out over HTTP.

## Garbage collection

A registry frees space when its garbage collector deletes layers that no manifest refers to.

## Retention

Untagged images are kept for 14 days.
`,
  'kubernetes/workloads.md': `# Workloads in Kubernetes

## Deployment

A Deployment keeps a number of identical pods running and replaces them one by one when the template changes.

### Rolling back

To return to the revision before, undo the rollout:

\`\`\`sh
kubectl rollout undo deployment/web
\`\`\`

## StatefulSet

A StatefulSet gives every pod a stable name and a volume of its own. Choose a StatefulSet when pods are not interchangeable, such as the members of a database.

## DaemonSet

A DaemonSet runs one pod on every node, which suits log collectors.

## Job

A Job runs pods until a given number of them has succeeded.

## Comparison

| Workload | Pod names | Typical use |
| --- | --- | --- |
| Deployment | random | stateless web servers |
| StatefulSet | stable | databases |
| DaemonSet | one per node | log collectors |
`,
  'kubernetes/pod.md': `# Pod

A pod is the smallest unit that Kubernetes schedules: one or more containers that share an IP address.

## Address

A pod does not keep its IP address when it is recreated.

## Sidecar

A sidecar is a second container in a pod that helps the first, for example by shipping its logs.

## Phases

1. Pending
2. Running
3. Succeeded
4. Failed
5. Unknown
`,
  'kubernetes/nodes.md': `# Nodes

A node is a machine that runs pods. The kubelet is the agent on every node that starts them.

## Limits

A node runs at most 110 pods by default.

## Draining

To empty a node before maintenance, drain it:

\`\`\`sh
kubectl drain node-1 --ignore-daemonsets
\`\`\`

Afterwards \`kubectl uncordon node-1\` lets pods back in.

## Taints

A taint keeps pods off a node unless they tolerate it.
`,
  'kubernetes/helm.md': `# Helm

Helm is a package manager for Kubernetes. A package is called a chart. Many teams use Helm with Kustomize.

## Cost

Helm is free.

## History

Helm was created by Deis in 2015 and is now maintained under the Cloud Native Computing Foundation.
`,
  'kubernetes/kustomize.md': `# Kustomize

Kustomize patches plain manifests without templates. A package of patches is called an overlay.

## Simplicity

Kustomize is simpler than Helm because there is no template language to learn.
`,
  'trouble/errors.md': `# Errors

## ErrImageNeverPull

The kubelet reports \`ErrImageNeverPull\` when the image is not on the node and the pull policy is Never.

Fix: set \`imagePullPolicy: IfNotPresent\`, or load the image onto the node first.

## CreateContainerConfigError

\`\`\`text
NAME    READY   STATUS                       RESTARTS
web-1   0/1     CreateContainerConfigError   0
\`\`\`

The pod refers to a ConfigMap or Secret that does not exist. Create it in the same namespace, or mark the reference as optional.

## Exit code 137

Exit code 137 means that the kernel killed the process because it used more memory than its limit. Raise the memory limit or make the program use less.
`,
  'network/ingress.md': `# Ingress

An Ingress routes HTTP traffic from outside the cluster to services inside it.

## Controllers

An Ingress does nothing without a controller. See the [list of controllers](https://ingress.test/controllers/traffic) for those that exist.

## Gateway API

The Gateway API is the successor of Ingress and splits its one resource into several roles.
`,
  'network/dns.md': `# Cluster DNS

CoreDNS answers the names of services. A service \`db\` in the namespace \`shop\` is found as \`db.shop.svc.cluster.local\`.

## Container Network Interface (CNI)

The Container Network Interface (CNI) is a specification of how plug-ins give pods an address.
`,
};
