import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';

/** A client of discord.js that defers its reply to commands and does nothing else: what there is to compare with. */
const { DISCORD_TOKEN = '', DISCORD_API_URL = '' } = process.env;
const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
const client = new Client({ intents: [Guilds, GuildMessages, DirectMessages], rest: { api: DISCORD_API_URL } });
client.on('interactionCreate', async (interaction) => {
  if (interaction.isRepliable()) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
});
await client.login(DISCORD_TOKEN);
