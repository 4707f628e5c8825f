/** Where to click. */
export const portal = 'discord.com/developers/applications → your application';
