/** One fact about the world outside: read it, or be told when it changes. */
export interface Port<Value> {
  read(): Value;
  /** Listens until the returned function is called. */
  watch(onChange: () => void): () => void;
}
