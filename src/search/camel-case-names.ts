/** Names that are written like camel case but are one word: `GitHub` is not a hub of `git`. Lower case. */
export const camelCaseNames: ReadonlySet<string> = new Set(
  `bitbucket cloudflare cloudformation cloudfront cloudtrail cloudwatch coredns coreos devops devsecops dockerhub
  finops github gitlab gitops javascript linkedin mlops mysql openid opensearch openshift openstack opentelemetry
  powershell restful rabbitmq servicenow sysops typescript virtualbox vmware wordpress youtube`.split(/\s+/),
);
