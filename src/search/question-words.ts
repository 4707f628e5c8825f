/**
 * Words that make a sentence a question or hold it together, and say nothing of what is asked about. They are left out of
 * a query, never out of the index. Lower case, without apostrophes, as typed and as chats shorten them.
 */
export const questionWords: ReadonlySet<string> = new Set(
  `a an the this that these those
  i im ive id me my mine myself we us our ours you your yours u ur he him his she her it its they them their theirs one ones
  who whos whom whose what whats which when whens where wheres why whys how hows whether
  am is are was were be been being isnt arent wasnt werent aint
  do does did done doing dont doesnt didnt
  have has had having havent hasnt hadnt
  can could cant cannot couldnt will would wont wouldnt shall should shouldnt may might must mustnt
  and or but nor so if then else than because as while
  of in on at to from by for with without about into onto upon over under between through during via per within
  there here theres heres some any such same other another each every both either neither
  not no yes only just also too very really quite actually basically exactly maybe perhaps still even
  please pls plz hey hi hello thanks thx ok okay well now again ever
  tell explain describe show say give know mean means meaning need want like wanna gonna lets let get gets got
  anyone someone anybody somebody anything something everything thing things stuff kind sort
  eg ie etc vs versus aka re`.split(/\s+/),
);
