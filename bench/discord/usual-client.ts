import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';

/** A client of discord.js with its usual caches, which says as little as a bot can. */
const { DISCORD_TOKEN = '', DISCORD_API_URL = '' } = process.env;
const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
const client = new Client({ intents: [Guilds, GuildMessages, DirectMessages], rest: { api: DISCORD_API_URL } });
client.on('interactionCreate', async (interaction) => {
  if (interaction.isAutocomplete()) await interaction.respond([]);
  else if (interaction.isButton()) await interaction.deferUpdate();
  else if (interaction.isRepliable()) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
});
client.on('messageCreate', async (message) => {
  if (message.mentions.users.has(client.user?.id ?? '')) await message.reply('…');
});
await client.login(DISCORD_TOKEN);
