// What Python hands over to the page's scripts, and what they hand to one another. An interface that has a TypedDict of its name in
// rollout/page/contract.py has the same keys of the same types: a test compares them.

// ---- from Python
interface Link {
  url: string;
  host: string;
}
interface Source {
  title: string;
  publisher: string;
  date: string;
  link: Link | null;
  archive: Link | null;
  note: string;
  short: string;
  read: string;
  more: string;
}
interface Dispute {
  words: string;
  who: string;
  link: Link | null;
  read: string;
  more: string;
}
interface Second {
  words: string;
  days: Span;
  lag: string;
}
interface Fact {
  id: string;
  lane: number;
  words: string;
  title: string;
  date: string;
  short_date: string;
  year: number | null;
  summary: string;
  status: string;
  status_words: string;
  headline: boolean;
  place: string;
  quantity: string;
  due: string;
  outcome: string;
  asserted_by: string;
  says: string;
  source: Source;
  dispute: Dispute | null;
  answers: string;
  answered_by: string[];
  tags: string[];
  known: string;
  days: Span;
  second: Second | null;
  answers_note: string;
  further: [string, string, Link | null, Link | null, string][];
  glance: string;
  media: [string[], string, string] | null;
  extra: [string, string][];
  tongues?: Record<string, string>;
  spoken?: string[];
  tags_said?: string[];
}
interface Facts {
  facts: Fact[];
  lanes: string[];
  named?: string[];
  status_words: Record<string, string>;
  terms: [string, string][];
  language: string;
  own: string;
}
interface State {
  name: string;
  digest: string;
  reviewed?: string;
  problems: string[];
  count?: number;
  refused_edit: boolean;
  lost?: string;
  notices: string[];
}
interface Labels {
  id: string[];
  lane: number[];
  start: number[];
  end: number[];
  width: number[];
  on_bar: boolean[];
  until: boolean[];
  side: string[];
  told_from: (number | null)[];
  y: number[];
  words: string[];
  heavy: boolean[];
}
interface Lane {
  name: string;
  top: number;
  height: number;
  strip: number;
  ink: string;
  called?: string;
  shown?: string;
  head?: number;
}
interface Panel {
  title: string;
  key: string;
  ticks: [number, string][];
}
interface Axis {
  top: number;
  foot: number;
  height: number;
  rooms: number[];
  digit: number;
}
interface Spacing {
  mark: number;
  gap: number;
  apart: number;
}
interface Counts {
  rows: number;
  shown: number;
  hidden: number;
  refused: number;
  unreviewed?: number;
  by_clock?: number;
  clock_words?: string[];
  in_review?: string;
}
interface Choices {
  lane: [string, string, number][];
  status: [string, string, number][];
  who: [string, string, number][];
  tag: [string, string, number][];
  disputed: number;
  series: [string, string][];
  presets: [string, string, string][];
  even: boolean;
  said?: Record<string, string>;
}
interface Crowd {
  held: Span;
  begins: Span;
  days: Span;
  strips: number[][];
  inside: number[];
  overview: number[][];
}
interface Explained {
  size: number;
  notes: [string, string, number][];
}
interface Known {
  day: number;
  later: [number, number][];
}
interface Spoken {
  language: string;
  words: string;
  languages: [string, string, string][];
}
interface Meta {
  labels: Labels;
  lanes: Lane[];
  figures: [string, number, number][];
  panel: Panel | null;
  grounds: [number, number, string][];
  axis: Axis;
  inks: Record<string, string>;
  spacing: Spacing;
  row: number;
  strip: number;
  larger: number;
  span: Span;
  panel_top: number;
  crowd?: Crowd;
  letters?: Record<string, number>;
  eras?: [number, number, string, number][];
  searched?: [number, number, string][];
  gaps?: [number, number, number, string, number][];
  known?: Known;
  explained?: Explained;
  counts: Counts;
  clock?: string;
  spoken?: Spoken;
  eased?: number;
  width: number;
  theme: string;
  hall: boolean;
  tell: string[];
  scene: boolean;
  digest: string;
  least_days: number;
  newest_source: string;
  choices: Choices;
  lane_numbers: number[];
}
interface Charted {
  id: string;
  day: number;
  value: number;
  said: string;
  date: string;
  status: string;
  disputed: boolean;
}
interface Figure extends Charted {
  joined: boolean;
}
interface Aim extends Charted {
  words: string;
  answer: string;
}
interface Numbered {
  event: string;
  unit: string;
  title: string;
  lane: number;
  points: Figure[];
  targets: Aim[];
}
interface Quoted {
  event: string;
  words: string;
  english: string;
  language: string;
  who: string;
  when: string;
  source: string;
}
interface Pictured {
  event: string;
  file: string;
  alt: string;
  credit: string;
}
interface Scene {
  title: string;
  focus: string[];
  gone: string[];
  window: Span;
  days: [string, string] | null;
  lanes: string[];
  statuses: string[];
  seconds: number;
  kind: string;
  words: string;
  who: string;
  when: string;
  number: Numbered | null;
  quote: Quoted | null;
  picture: Pictured | null;
  notes?: string;
  extra?: [string, string][];
  tongues?: Record<string, string>;
}
interface Talk {
  name: string;
  file: string;
  scenes: Scene[];
  problems: string[];
  notices?: string[];
  facts: Record<string, Fact>;
  spans: Record<string, [number, number, boolean, boolean]>;
  traps: Record<string, string>;
  lanes: string[];
  named?: string[];
  names?: string[];
  followed?: boolean;
}
// ---- what the phones of those who follow a talk are told
interface Followed {
  date: string;
  title: string;
  summary: string;
  says: string;
  status: string;
  status_words: string;
  quantity: string;
  title_in: string;
  summary_in: string;
  dispute: string;
  disputed: boolean;
  source: string;
  link: Link | null;
}
interface FollowedQuote {
  words: string;
  english: string;
  language: string;
  who: string;
  when: string;
  source: string;
}
interface FollowedPicture {
  alt: string;
  credit: string;
}
interface FollowedScene {
  title: string;
  title_in: string;
  own_in: string;
  words_in: string;
  who_in: string;
  kind: string;
  words: string;
  quote: FollowedQuote | null;
  picture: FollowedPicture | null;
  events: Followed[];
  gone: number;
}
interface Standing {
  talk: number;
  state: string;
  at: number;
  seen: number;
  skipped: number[];
  data: string;
}
interface Reached {
  token: string;
  addresses: string[];
  code: Code | null;
}
interface Code {
  address: string;
  size: number;
  path: string;
}
interface MapMark {
  x: number;
  y: number;
  at: Span;
  ids: string[];
  spans: Span[];
  lane: number;
  status: string;
  disputed: boolean;
}
interface MapPlace {
  name: string;
  places: string[];
  point: boolean;
  on_map: boolean;
  ids: string[];
  spans: Span[];
}
interface MapAnswer {
  width: number;
  height: number;
  middle: number;
  west: number;
  north: number;
  across: number;
  down: number;
  land: string;
  borders: string;
  grid: string;
  scale: string;
  words: [number, number, string, string][];
  marks: MapMark[];
  others: Span[];
  places: MapPlace[];
  nowhere: number;
  far: number;
  said: string[];
}

// ---- among the scripts
type Span = [number, number];
type Filter = 'lane' | 'status' | 'who' | 'tag';
type Rows<T> = {[K in keyof T]: T[K] extends (infer One)[] ? One : never};
// One label of the picture; row and headline are known where it is placed anew; size: px of its type where that is not the
// picture's, lines: its words line by line, each with its px below the first.
interface Label extends Rows<Labels> {
  row?: number;
  headline?: boolean;
  size?: number;
  lines?: [string, number][];
}
// A moment of the picture: its window, px per day, and which labels are shown with their words.
interface Now {
  window: Span;
  scale: number;
  told: boolean[];
}
interface Ink {
  side: string;
  start: number;
  end: number;
  anchor: number;
  left: number;
  mark: number;
  right: number;
  words: number;
  wall: number;
}
// What an ink covers, without the ends of time.
type Extent = Omit<Ink, 'wall'>;
interface Way {
  label: Label;
  ink: Extent;
  row: number;
}
// An event that the keyboard can go to.
interface Step {
  id: string;
  lane: number;
  day: number;
}
interface Spot {
  id: string;
  x: number;
  y: number;
  ids: string[];
  label?: Label;
}
interface Place {
  x: number;
  y: number;
  told: boolean;
  label: Label;
  reach: Span | null;
}
// What the audience's screen is like: its size in px and a hundredth of its height; left, top, width and height of the picture; its type,
// how high and wide a reader's letters are of ours in hundredths, and the time that there is.
interface Stage {
  screen: [number, number];
  unit: number;
  room: [number, number, number, number];
  size: number;
  spacing: Spacing;
  axis: Axis;
  high: number;
  wide: number;
  span: Span;
  least: number;
  theme: string;
  known: string;
}
// A mark that Plotly has drawn: that of which label, whether words are shown beside it, and whether it stands away from them.
interface Mark {
  node: Element;
  index: number;
  whisker: number;
  told?: boolean;
}
// A mark of a map as it is drawn.
interface DrawnMark {
  mark: MapMark;
  node: SVGElement;
  title: SVGElement;
}
// A scene as it is prepared: days as text, or none.
interface Drafted {
  title: string;
  focus: string[];
  from: string;
  to: string;
  lanes: string[];
  statuses: string[];
  notes: string;
  seconds: number;
  kind: string;
  words: string;
  who: string;
  when: string;
  picture: string;
  extra: [string, string][];
}
// Some of the events that filters and a search let through, from which place on, and of how many.
interface Leaf {
  facts: Fact[];
  at: number;
  count: number;
}
interface PictureRequest {
  search: string;
  theme: string;
  width: number;
  height: number;
}
interface Tick {
  start: number;
  end: number;
  words: string;
  whole: boolean;
}
// An answer: a server's, or one of the page itself.
type Answer = Pick<Response, 'ok' | 'status' | 'json' | 'text'>;
type Changes = Record<string, string | string[] | null | undefined>;
// Any element of the page: which of them has a value or a content is known by its name alone.
type Room = HTMLElement &
  Pick<HTMLInputElement, 'value' | 'defaultValue' | 'validity' | 'files' | 'select' | 'checked' | 'name' | 'type'> &
  Pick<HTMLAnchorElement, 'href'> &
  Pick<HTMLDialogElement, 'close' | 'showModal'> & {content: DocumentFragment; hidden: boolean; disabled: boolean};
// What is pressed by one of its data attributes has it.
type Pressed = Room & {dataset: Record<string, string>};
// The attributes of a new element; nothing is written of those that are null, undefined or false.
type Attributes = Record<string, string | number | boolean | null | undefined>;
// What may stand in an element: nothing is left out.
type Content = Node | string | number | boolean | null | undefined | Content[];

// What a page that gives a talk and its presenter's window say to one another; kind: what it is about, and which of the rest is said.
interface Message {
  kind?: string;
  rollout?: string;
  tab?: string;
  id?: number;
  mine?: number;
  since?: number;
  at?: number;
  screen?: string;
  began?: number;
  turned?: number;
  over?: boolean;
  stage?: Stage | null;
  clock?: string;
  language?: string;
  talk?: Talk | null;
  key?: string;
  spot?: boolean;
  line?: boolean;
  x?: number;
  y?: number;
}

// ---- what a page without a server holds
// A figure of which labels and heights are written short: what the facts say of an event is not said again.
interface ShortLabels extends Omit<Labels, 'id' | 'words' | 'side' | 'heavy'> {
  id: number[];
  words: (string | null)[];
  side: string;
  heavy: string;
}
interface ShortMeta extends Omit<Meta, 'labels'> {
  labels: ShortLabels;
}
interface Short {
  data: Trace[];
  layout: Omit<Layout, 'meta'> & {meta: ShortMeta};
}
// What differs from another value: rollout/outputs/offline/delta.py has the letters.
type Json = string | number | boolean | null | undefined | Json[] | {[key: string]: Json};
interface Told {
  v?: Json;
  s?: Record<number, Json>;
  o?: Record<string, Told>;
  x?: string[];
  l?: Record<number, Told>;
  m?: Json[];
  n?: number;
}
interface HeldView {
  kind: string;
  large: boolean;
  height: number;
  figure?: Short;
  of: number;
  differs: Told;
}
interface HeldPanel {
  data: Trace[];
  axis: {range: Span};
  size: number;
  panel: Panel;
  figures: [string, number, number][];
  labels: ShortLabels;
}
interface Held {
  facts: Fact[];
  lanes: string[];
  named?: string[];
  views: HeldView[];
  series: [string, number][];
  panels: Record<string, HeldPanel>;
  counts: Counts;
  looks: Record<string, string[]>;
  look: string;
  home: Span;
  digest: string;
  newest_source: string;
  choices: Choices;
}

// ---- what Plotly and Dash put beside the scripts; typed as far as it is used
interface Marker {
  size?: number | number[];
  standoff?: number | number[];
  angle?: number | number[];
}
interface Trace {
  type: string;
  uid: string;
  yaxis?: string;
  y: (number | null)[];
  customdata?: number[];
  width: number | number[];
  marker: Marker;
}
interface Layout {
  width: number;
  height: number;
  font: {size: number};
  xaxis: {range: Span};
  yaxis: {range: Span; domain?: Span};
  yaxis2?: {range: Span; domain: Span};
  meta: Meta;
}
interface Drawing {
  data: Trace[];
  layout: Layout;
}
interface Graph extends HTMLElement, Drawing {
  _fullLayout: {width: number; xaxis: {range: Span; _length: number; _offset: number}};
  on(name: string, act: () => void): void;
  removeAllListeners(name: string): void;
}
// What Plotly's drawing library keeps at an element.
type Drawn = SVGElement & {__data__?: any};
declare const Plotly: {
  react(graph: Element, data: unknown, layout?: unknown, config?: unknown): Promise<unknown>;
  newPlot(graph: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  purge(graph: Element): void;
  restyle(graph: Element | null, change: object, traces: number[]): Promise<unknown>;
  relayout(graph: Element | null, change: object): Promise<unknown>;
};
// What Dash hands a component: its properties by name.
type DashGiven = {children?: unknown; figure?: object};
type DashPart = (given: DashGiven) => unknown;
declare const React: {
  Fragment: symbol;
  createElement(kind: symbol, attributes: object, ...children: unknown[]): unknown;
  useRef<Kept>(begun: Kept): {current: Kept};
  useLayoutEffect(act: () => void, heeds: unknown[]): void;
};
declare const dash_clientside: {set_props(id: string, props: object): void};
interface Window {
  rollout: import('./debug.js').Parts;
  dash_clientside?: typeof dash_clientside;
  dash_html_components?: Record<string, DashPart>;
  dash_core_components?: Record<string, DashPart>;
}
