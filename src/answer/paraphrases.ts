/**
 * Words of the general language that people use for one another when they ask. Names of things do not belong here: those
 * are synonyms, which the search knows. A note that says "billed per second" answers "what does it cost".
 */
const GROUPS: readonly string[] = [
  'kind kinds type types sort sorts flavor flavors flavour flavours variant variants category categories',
  'component components part parts piece pieces block blocks element elements',
  'state states phase phases status statuses stage stages condition',
  'option options alternative alternatives choice choices possibility',
  'way ways method methods approach approaches trick tricks tip tips technique',
  'chore chores duty duties responsibility responsibilities work',
  'cause causes reason reasons culprit culprits suspect suspects trigger',
  'ram memory',
  'disk storage',
  'month monthly',
  'biggest largest maximum max',
  'range ranges between',
  'die dies died killed kills kill terminated',
  'pause wait waits delay interval',
  'lock locking locked harden hardening secure',
  'shrink shrinking smaller reduce reduces',
  'grow grows growing scale scales increase increases',
  'server servers host hosts machine machines',
  'cost costs price pricing pay paid paying bill billed billing charge charged fee fees expensive cheap cheaper money spend',
  'fast faster fastest quick quicker quickly speed rapid rapidly instantly speedy performance',
  'slow slower slowly longer delay delayed latency',
  'simple simpler simplest simplicity easy easier easiest easily simplify simplifies straightforward streamlined convenient convenience ease',
  'hard harder difficult complex complexity complicated',
  'choose chooses chose choosing pick prefer select opt choice',
  'benefit benefits advantage advantages pros upside upsides strength strengths',
  'drawback drawbacks disadvantage disadvantages cons downside downsides weakness weaknesses limitation limitations',
  'begin start starts startup boot boots booting launch launches spin come',
  'stop stops end ends terminate terminates terminated kill killed shut',
  'remove removes delete deletes destroy clean cleanup prune purge',
  'create creates make build set define',
  'fix fixes solve solves resolve resolves repair remedy',
  'crash crashes crashed fail fails failed failing failure failures die dies died broken break breaking',
  'restart restarts recover recovers recovery replace replaces heal',
  'big bigger large larger huge heavy heavier heavyweight size sized',
  'small smaller tiny little light lighter lightweight minimal slim',
  'same identical consistent consistency consistently uniform',
  'laptop computer computers machine machines',
  'company companies business businesses organization organizations enterprise enterprises firm vendor vendors',
  'app apps application applications software program programs',
  'store stores stored keep keeps save saves storage',
  'safe safety secure security protect protected protection',
  'handle handles manage manages managed managing operate operates maintain maintains administer look looks care responsible',
  'spike spikes traffic load demand peak peaks',
  'automatic automatically automate automates automated',
  'made built created developed invented designed founded wrote originated originally',
  'bundle bundles package packages packaged packaging include includes contain contains inside within comprise consists',
  'suit suits suited suitable fit fits ideal best good better perfect great recommended',
  'connect connects integrate integrates integration talk talks communicate communicates',
  'course courses training tutorial tutorials class',
  'link links url urls address website',
  'limit limits maximum max quota quotas cap most',
  'minimum min least smallest',
  'multiple several many various hundreds thousands dozens',
  'portable portability move moves migrate migration anywhere',
  'sole only exclusively solely',
  'often frequently frequency regularly',
  'help helps assist assists aid support supports',
  'change changes modify edit update updates alter',
  'show shows display displays view see list lists print prints',
  'put place insert add adds attach',
  'skilled expertise experience experienced knows know familiar knowledge',
  'waste wastes wasted wasteful inefficient overhead',
  'split splits divide separate separates separated separately apart isolate',
  'whole entire full complete',
  'reason reasons why because cause causes',
  'copy copies duplicate replicate',
  'allowed permit permits permitted allow allows permission',
  'new newer modern latest recent',
  'old older legacy traditional previous',
  'watch watches monitor monitors monitoring observe',
  'test tests testing',
  'tool tools tooling',
  'team teams group groups',
];

const groupsOf = new Map<string, string[]>();
for (const group of GROUPS) {
  const words = group.split(' ');
  for (const word of words) groupsOf.set(word, [...(groupsOf.get(word) ?? []), ...words]);
}

/** Other words for a word, lower case, without the word itself; [] when there are none. */
export function paraphrasesOf(word: string): readonly string[] {
  const key = word.toLowerCase();
  return (groupsOf.get(key) ?? []).filter((other) => other !== key);
}
