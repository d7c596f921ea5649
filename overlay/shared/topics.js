// The last known state of every topic, and who wants to know when it changes.

const DRAW_AFTER_MS = 16;

export class Topics {
  #views = new Map();
  #seq = -1;
  #watchers = new Set();
  #drawing = null;

  /** Forget everything and start again from a snapshot. */
  restart(seq, views) {
    this.#seq = seq;
    this.#views = new Map(Object.entries(views).filter(([, view]) => view !== null));
    this.changed();
  }

  /** Take one topic's new view (null removes it). Returns whether it was news: a late one is not. */
  update(seq, topic, view) {
    if (seq <= this.#seq) return false;
    this.#seq = seq;
    if (view === null || view === undefined) this.#views.delete(topic);
    else this.#views.set(topic, view);
    this.changed();
    return true;
  }

  /** Return one topic's view, or null. */
  get(topic) {
    return this.#views.get(topic) ?? null;
  }

  /** Return all views of one kind: `all("poll")` gives those of `poll:…`. */
  all(kind) {
    const start = `${kind}:`;
    return [...this.#views].filter(([topic]) => topic.startsWith(start)).map(([, view]) => view);
  }

  /** Call `draw` soon after each change, once for many changes. */
  watch(draw) {
    this.#watchers.add(draw);
  }

  /** Draw soon. A timer, not an animation frame: those stop in a browser source that is not shown. */
  changed() {
    this.#drawing ??= setTimeout(() => {
      this.#drawing = null;
      for (const draw of this.#watchers) draw();
    }, DRAW_AFTER_MS);
  }
}
