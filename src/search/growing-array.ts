/** Numbers of 32 bits in an array that grows as needed, without the boxes and spare room of a plain array. */
export class GrowingArray {
  #values = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  /** 0 where nothing was set. */
  at(index: number): number {
    return index < this.#length ? this.#values[index]! : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const larger = new Uint32Array(Math.max(index + 1, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[index] = value;
    if (index >= this.#length) this.#length = index + 1;
  }

  /** Empties it, for use with `push` only: what was set before still stands beyond the new length. */
  clear(): void {
    this.#length = 0;
  }

  /** All numbers, without a copy: valid until the array grows. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
