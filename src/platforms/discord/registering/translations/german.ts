import type { Translation } from './translation.ts';

export const german: Translation = {
  commands: {
    ask: 'Eine Frage aus den Notizen beantworten, mit Quellen',
    more: 'Zeigen, was die Notizen zur letzten Frage noch sagen',
    why: 'Die letzte Antwort erklären: welche Wörter gefunden wurden und wo es sonst noch steht',
    sources: 'Die Notizen hinter der letzten Antwort, und wann sie zuletzt geprüft wurden',
    vote: 'Sagen, ob die letzte Antwort geholfen hat',
    quiz: 'Fragen aus den Notizen stellen; next, stop und hard, solange es läuft',
    review: 'Noch einmal fragen, was du nicht wusstest, kurz bevor du es vergisst',
    score: 'Deine Punkte, deine Serie, und was du gut und weniger gut weißt',
    leaderboard: 'Wer hier die meisten Quizpunkte hat: week, month oder all',
    daily: 'Das tägliche Quiz hier zeigen oder einstellen: 09:00 Europe/Berlin mon-fri docker, oder off',
    forget: 'Alles löschen, was ich über dich gespeichert habe: forget me',
    help: 'Zeigen, was ich kann',
  },
  options: {
    'ask question': 'Was du wissen willst',
    'vote verdict': 'helpful, not helpful, oder missing, wenn es in den Notizen stehen sollte',
    'quiz topic': 'Worum es gehen soll; um alles, wenn nichts da steht',
    'quiz count': 'Wie viele Fragen, 1 bis 50; sonst 5',
    'review count': 'Wie viele Fragen höchstens, 1 bis 50; sonst 10',
    'leaderboard period': 'week (Woche), month (Monat) oder all (insgesamt); sonst week',
    'daily setting': 'on, off, oder Uhrzeit, Zeitzone, Wochentage, Themen, reveal 4h',
    'forget whom': 'me',
  },
  public: 'Die Antwort allen hier zeigen',
  answerFromNotes: 'Aus Notizen beantworten',
};
