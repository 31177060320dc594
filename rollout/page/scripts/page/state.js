// What the page knows of the events, and which of them is picked: its parts share it.
/** @type {{facts: Fact[], all: Fact[], byId: Map<string, Fact>, lanes: string[], keys: string[], statusWords: Record<string, string>, language: string | null, own: string, shownIds: Set<string>, partial: boolean, picked: string}} */
export const state = {
  facts: [],
  all: [],
  byId: new Map(),
  lanes: [], // what they are called by whoever reads; keys: in the events, talks and addresses
  keys: [],
  statusWords: {},
  language: null, // not known before they are
  own: 'und',
  shownIds: new Set(),
  partial: false,
  picked: '',
};
// Whom the page asks: for a picture, for events by their identifiers, for a leaf of all that a search shows, for how many lie in a window, and for all that is said of events in the
// language of the address. Set when it starts.
/** @type {{picture: (request: PictureRequest) => void, facts: (ids: string[]) => Promise<Fact[]>, listed: (search: string, at: number) => Promise<Leaf | null>, inside: (search: string) => Promise<number[]>, all: () => Promise<Facts | null>}} */
export const asking = {
  picture: () => {},
  facts: async () => [],
  listed: async () => null,
  inside: async () => [],
  all: async () => null,
};

// What a lane is called by whoever reads.
/** @param {string} key */
export const laneName = key => state.lanes[state.keys.indexOf(key)] ?? key;
/** @param {string} id */
export const find = id => state.byId.get(id);
export const visible = () => state.facts.filter(fact => state.shownIds.has(fact.id));
