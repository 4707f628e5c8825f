/** Credentials as those who issue them document them, by prefix and length. */
export const issuedCredentials: readonly RegExp[] = [
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b/, // AWS access key ids
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bgithub_pat_[A-Za-z0-9_]{40,}\b/, // GitHub
  /\bglpat-[A-Za-z0-9_-]{20,}/, // GitLab
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{10,}/, // Slack
  // Discord: a bot's (its id of 17 to 20 digits in base64 begins it), a person's, and the address of a webhook.
  /\b[MNO][A-Za-z\d_-]{22,27}\.[A-Za-z\d_-]{6,7}\.[A-Za-z\d_-]{27,}|\bmfa\.[A-Za-z\d_-]{20,}/,
  /\bdiscord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d+\/[A-Za-z\d_-]{30,}/,
  /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/, // JSON Web Token
  /\bdckr_pat_[A-Za-z0-9_-]{20,}/, // Docker Hub
  /\bnpm_[A-Za-z0-9]{36}\b|\bsk-[A-Za-z0-9_-]{20,}|\bsk_live_[A-Za-z0-9]{16,}|\bAIza[A-Za-z0-9_-]{35}/,
];
