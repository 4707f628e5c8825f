/**
 * How much a word of the question counts when it is judged whether the notes answer it. A word's rarity in the notes says
 * how telling it is among notes; these lists say how telling it is in a question. They hold words of the general language
 * only: words which name no thing, so that a note need not hold them to be the answer.
 */

/** Hold a sentence together, or say what is wanted (an explanation, a difference), not of what. */
const FRAMING = words(`
  about above across after against all along already also always among another any anymore anyway apart around as aside at away back
  before behind below beside besides between beyond both but by case cases days despite down during each either else ever every
  few for from further hence here how however if in indeed inside instead into itself just kind later least less like likely lot lots
  many maybe more most much myself near neither never next no nobody none nor not nothing now nowadays of off often ok on once one ones
  only onto or other others otherwise out outside over own per perhaps please plus quite rather really regarding since so some sometimes
  somehow still such than that then there these they this those though through throughout thus till to together too toward towards under
  unless until up upon usually versus very via vs way ways well whatever whenever whether while with within without yes yet
  a an the i me my we us our you your he she it its their them himself themselves ourselves yourself
  explain explains explained explanation describe description tell tells told say says said define definition defined meaning mean means
  meant stand stands difference differences differ differs different differently diff distinction distinguish compare compares compared
  comparing comparison similarity similarities contrast enumerate question questions ask asks asking answer answers wonder wondering know
  understand understanding clarify overview summary summarize summarise introduction intro brief briefly simple terms term exactly actually
  basically thanks thank help example examples instance talk info information detail details idea thought thoughts stuff sense sort sorts
  thing things something anything everything someone anyone anybody everybody everyone somebody people guys folks call calls called name
  named word words concept concepts notes note exact precisely specifically generic correct right wrong true false possible possibly
  generally typically kinda gonna wanna lets let two tho isnt dont doesnt cant wont arent work works working worked happen happens happening
  comes come came goes go going gone make makes made making do does doing done have has had having be been being get gets getting got
  want wants wanted need needs needed want bit hand hands hood wat wen wot v
  understood heck hell wtf damn matter matters pronounced
  list lists named naming mention tell show shows give
  one two three four five six seven eight nine ten couple letters acronym abbreviation expansion equivalent counterpart analog analogue
  context world land respect respectively regard page docs doc documentation article section chapter talking speaking
  am is are was were will would can could should shall must may might did im ive id youre theyre isn aren don doesn won
`);

/** Verbs and qualities of every trade: they shape a fact but seldom carry it, and notes put them in other words. */
const LIGHT = words(`
  use uses used using usage useful require requires required take takes taken takes put keep keeps find finds found see try tries trying
  give gives given look looks looking seem seems become becomes begin start starts started starting stop create creates created creating
  add adding set setup setups change changes changing run runs running choose chooses chose choosing choice pick picks picking select
  prefer prefers preferred recommend recommended recommendation suggest decide deciding switch consider think thinking thought
  good better best great nice bad worse worst ideal suitable suited suit suits perfect appropriate proper properly normal
  form part parts piece pieces main major key basic primary important importance interesting type types flavor flavour variant
  common popular typical usual general specific special certain particular strict benefit benefits advantage advantages disadvantage
  disadvantages drawback drawbacks downside downsides upside upsides pro pros con cons feature features purpose point reason reasons
  problem problems issue issues scenario scenarios situation situations role roles option options alternative handle handles handled
  handling deal cope care worry worries mind easy easier easiest easily hard harder difficult complicated complex simpler simplest
  quick quicker quickly fast faster slow slower big bigger large larger small smaller tiny heavy heavier light lighter cheap cheaper
  expensive several new newer old older full whole entire real able available allow allows allowed enable enables offer offers offered
  provide provides provided support supports supported include includes including contain contains consist consists involve involves
  responsible responsibility manage manages managed ready enough strictly person team teams user users company companies who
  today currently first second last high higher low lower long longer short shorter relative exist exists existing mention mentioned
  relate related relation relationship belong belongs suppose supposed expect expected guess believe feel remember forget
  learn learning study studying read live lives sit sits fit fits stay stays matter matters count counts depend depends affect affects
  cause causes originally initially went goes turn turns bring brings side sides kept
  maximum minimum default defaults amount number total
  everywhere anywhere somewhere enough nowhere hundreds dozens thousands online link links specify specifies specified
  responsibilities plan plans planning hear heard hearing read place places point points approach approaches external
  achieve achieved accomplish accomplished perform performed obtain obtained retrieve retrieved ensure ensures ensuring guarantee occur occurs occurred
  occurring happened result results resulting lead leads remain remains keeps keeping appear appears appearing attempt attempts attempting
  intend intended aim aims follow follows following receive receives received receiving incur incurs incurred encounter encountered face faced
  facing notice noticed realize realized struggle struggling confused confusing confusion wondered curious seek seeking search searching
  regards regarding concerning located situated present actual actually legit legitimate reasonable sensible meaningful worth worthwhile
  advisable advice advise advised suggested suggestion suggestions guidance guide instructions beginner beginners newbie noob
  faulty weird strange odd odds immediately instantly suddenly constantly continuously successfully correctly incorrectly randomly
  unable capable impossible necessary unnecessary sufficient excessive extra additional further past beyond overall numerous specified
  practice practices purposes circumstances technique techniques trick tricks tip tips solution solutions workaround
  serve serves served act acts acting play plays behave behaves behaved refer refers referred
  plain quickest nicely heavily lightly badly well clear clearly sanity check checks
`);

/** "The COPY command", "a ClusterRole object": says what the thing before it is, as askers do and notes need not. */
const APPOSITION = words(`
  command commands instruction instructions directive directives keyword keywords statement statements object objects
  tool tools flag flags parameter parameters argument arguments
`);
const AFTER_NO_NAME =
  /(?:^|[^\p{L}])(?:an?|the|any|some|this|that|these|those|other|what|which|all|no|list|of|for|by|with|and|or)\s+$|^\s*$/iu;

const FRAMING_WEIGHT = 0;
const LIGHT_WEIGHT = 0.3;
/** A verb shapes what is asked of a thing; notes may put it in other words. */
const VERB_WEIGHT = 0.6;
/** A light word that no note holds was put in other words there. */
const ABSENT_LIGHT_WEIGHT = 0.1;

/** A word after one of these is a verb: what is done, less telling than what it is done to. */
const BEFORE_VERB =
  /(?:^|[^\p{L}'])(?:to|not|(?:do|does|did|ca|wo|is|are|should|would|could)n['’]?t|can|could|would|will|should|must|may|might|i|we|you|they|it|who|and then)\s+$/iu;

/** A word of a question, with where it stands. */
export interface AskedWord {
  readonly surface: string;
  /** What stands before it in the question. */
  readonly before: string;
  /** Whether any note holds it. */
  readonly known: boolean;
}

/** Factor for the weight of a question's word: 0 for framing words, 0.1 to 0.3 for light ones, else 1. */
export function wordWeight({ surface, before, known }: AskedWord): number {
  const word = surface
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
  if (FRAMING.has(word) || isPlaceholder(word)) return FRAMING_WEIGHT;
  if (LIGHT.has(word) || (APPOSITION.has(word) && !AFTER_NO_NAME.test(before)))
    return known ? LIGHT_WEIGHT : ABSENT_LIGHT_WEIGHT;
  const shapes = /^[a-z]/.test(surface) && (BEFORE_VERB.test(before) || /[^aeiou]ly$/.test(word));
  if (!shapes) return 1;
  return known ? VERB_WEIGHT : ABSENT_LIGHT_WEIGHT;
}

/** "Container X", "[D]": a letter alone stands for something, or for nothing. */
function isPlaceholder(word: string): boolean {
  return /^\p{L}$/u.test(word);
}

/** Whether a word names a thing, wherever it stands. */
export function isTelling(word: string): boolean {
  return wordWeight({ surface: word, before: '', known: true }) === 1;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
