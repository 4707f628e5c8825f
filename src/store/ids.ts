export interface PersonId {
  readonly platform: string;
  readonly person: string;
}

export interface PlaceId {
  readonly platform: string;
  readonly place: string;
}

export interface ConversationId {
  readonly platform: string;
  readonly conversation: string;
}

export interface EventId {
  readonly platform: string;
  /** The same for every delivery of one thing that happened there. */
  readonly event: string;
}
