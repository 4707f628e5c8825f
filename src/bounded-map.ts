/** A map that forgets what was set longest ago once it holds more than `limit` entries. */
export class BoundedMap<K, V> extends Map<K, V> {
  /**
   * Goes on from what was forgotten last: an iterator that begins anew passes by the places of all that was deleted, which takes long
   * in a large map. It is let go of now and then, since it keeps alive what the map has grown out of.
   */
  #oldestFirst: Iterator<K> | undefined;
  #setsSinceBegun = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    this.#setsSinceBegun += 1;
    if (this.#setsSinceBegun > this.limit / 64) {
      this.#setsSinceBegun = 0;
      this.#oldestFirst = undefined;
    }
    if (this.size > this.limit) {
      this.#oldestFirst ??= this.keys();
      const oldest = this.#oldestFirst.next();
      if (!oldest.done) this.delete(oldest.value);
    }
    return this;
  }
}
