/**
 * What Discord refuses. It counts characters; we count UTF-16 units, which are never fewer. The numbers stand in
 * https://docs.discord.com/developers/resources/message under "Create Message" and "Embed Limits", and in
 * https://docs.discord.com/developers/components/reference under the name of the component.
 */
export const limits = {
  content: 2_000,
  embeds: 10,
  /** Title, description, names and values of fields, footer and author of all embeds of a message together. */
  textInEmbeds: 6_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1_024,
  embedFooter: 2_048,
  embedAuthor: 256,
  /** Undocumented: 2,048 is what Discord says when it refuses the address of an embed. A link in a text has less room. */
  embedUrl: 2_048,
  url: 1_000,
  /** 24 bits of red, green and blue. */
  embedColor: 0xffffff,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  nonce: 25,
} as const;
