/**
 * What Slack refuses or cuts. Lengths are in UTF-16 units unless their name says otherwise. Where nothing else is said, a number
 * stands in https://docs.slack.dev/reference/block-kit, under the name of the block or element.
 */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  /**
   * All text of a message's blocks together. Undocumented: a maintainer gives 12,000 "with a buffer for block containers" in
   * https://github.com/slackapi/bolt-js/issues/2509, and in https://github.com/slackapi/bolt-js/issues/2867 rich text of 11,341
   * was refused. Hence `postJson`.
   */
  textInBlocks: 12_000,
  /** The JSON of the blocks that we put into one message: more than any way of counting its text and containers. */
  postJson: 11_500,
  /** `chat.postMessage` cuts here. */
  text: 40_000,
  /** `chat.update` refuses more with `msg_too_long`, and people saw it count the bytes of UTF-8. */
  textInUpdateBytes: 4_000,
  /** Text objects: `plain_text` and `mrkdwn`. */
  textObject: 3_000,
  /** Undocumented; as for text objects. */
  richTextElement: 3_000,
  url: 3_000,
  indent: 8,
  headerText: 150,
  sectionFields: 10,
  sectionField: 2_000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  actionId: 255,
  blockId: 255,
  tablesInMessage: 1,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of the tables of a message. */
  tableText: 10_000,
} as const;
