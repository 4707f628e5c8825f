/** Upper ends of the histograms' buckets, in seconds. */

/** Finding an answer takes 5 to 50 ms on the notes that ship. */
export const answerBuckets = [0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1];

/** Slack and Discord take 0.1 to 1 s to post, and ask to wait for seconds. */
export const replyBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** A write to SQLite waits for the disk; PostgreSQL is a network away. */
export const storeBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

export const httpBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
