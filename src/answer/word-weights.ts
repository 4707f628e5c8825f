/**
 * How much a word of the question counts when it is judged whether the notes answer it. A word's rarity in the notes says
 * how telling it is among notes; these lists say how telling it is in a question. They hold words of the general language
 * only: words which name no thing, so that a note need not hold them to be the answer.
 */

/** Say what is wanted (an explanation, a difference), not of what. */
const FRAMING = words(`
  explain explains explained explanation describe description tell tells told say says define definition defined meaning mean means meant
  stand stands difference differences differ differs different differently distinction distinguish compare compares compared comparing
  comparison versus vs similarity similarities contrast list enumerate question questions ask asking answer answers wonder wondering know
  understand understanding clarify overview summary summarize summarise introduction intro brief briefly simple terms exactly actually really
  basically please thanks thank help example examples instance instances talk info information detail details idea thought thoughts stuff
  thing things something anything everything someone anyone people guys folks call called name named term word words whats hows whos wheres
  whys notes note tldr eli5 concept concepts yes no ok okay sure maybe possible possibly usually generally typically sort
  exact precisely specifically generic correct right wrong true false actual kinda gonna wanna lets let
  two both either neither each one ones other others another same also still even just only else instead rather than too as well such
`);

/** Verbs and qualities of every trade: they shape a fact but seldom carry it, and notes put them in other words. */
const LIGHT = words(`
  use uses used using usage useful work works working worked need needs needed require requires required want wants make makes made making
  get gets getting got give gives given take takes taken come comes go goes going put keep keeps let lets help helps happen happens
  happening do does doing done have has having become becomes seem seems look looks find finds found see try tries trying
  choose chooses choosing choice pick picks picking select prefer prefers preferred recommend recommended recommendation suggest decide
  deciding go switch consider good better best great nice bad worse worst ideal suitable suited perfect appropriate proper properly
  way ways kind kinds type types sort sorts form part parts piece pieces main major key basic primary important importance interesting
  common popular typical usual normal general specific special certain particular main benefit benefits advantage advantages disadvantage
  disadvantages drawback drawbacks downside downsides upside upsides pro pros con cons feature features purpose point reason reasons
  problem problems issue issues case cases scenario scenarios situation situations role roles option options alternative
  easy easier easiest easily hard harder difficult complicated complex simple simpler simplest quick quicker quickly fast faster slow slower
  big bigger large larger small smaller heavy heavier light lighter cheap cheaper expensive much many more most less least few several
  lot lots new newer old older full whole entire real own able available allow allows allowed enable enables offer offers offered
  provide provides provided support supports supported include includes including contain contains consist consists involve involves
  actually responsible responsibility handle handles handled handling deal care worry take manage manages managed
  person people team teams user users company companies someone somebody my our your their his her its
  start starts started starting begin stop create creates created creating add adding set setup change changes changing
  anymore already ever never always sometimes often now today currently then there here where again
  first second last next before after during while between among within without inside outside under over above below
  high higher low lower long longer short shorter long-term together apart separate separately compared relative
  exist exists existing mention mentioned describe relate related relation relationship connect connected belong belongs
  suppose supposed expect expected guess think thinking believe feel remember forget learn learning study studying read
  live lives sit sits fit fits stay stays mind matter matters count counts depend depends affect affects cause causes
`);

const FRAMING_WEIGHT = 0;
const LIGHT_WEIGHT = 0.3;

/** Factor for the weight of a question's word: 0 for framing words, 0.3 for light ones, else 1. */
export function wordWeight(surface: string): number {
  const word = surface.toLowerCase().replace(/['’]s$/, '');
  if (FRAMING.has(word)) return FRAMING_WEIGHT;
  return LIGHT.has(word) ? LIGHT_WEIGHT : 1;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
