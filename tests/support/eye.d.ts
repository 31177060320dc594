// What watch.js and witness.js put into every page that a test opens.
type Box = [left: number, top: number, right: number, bottom: number];
type Rooms = Map<Element, Box>;
interface Words {
  kind: string;
  words: string;
  box: Box;
  room: Box;
}
interface Eye {
  heard: {fresh: number; now: Now | null; meta: Meta | null; home: string};
  says: string[];
  frame(): Promise<number>;
  until<T>(ready: () => T, what: string, patience?: number): Promise<T>;
  open(): Promise<void>;
  reach(): Promise<void>;
  settled(patience?: number): Promise<void>;
  visit(query: string): Promise<void>;
  act(name: 'show' | 'zoom' | 'pan', ...given: number[]): Promise<void>;
  told(): number[];
  state(): object;
  words(within?: string): Words[];
  faults(within?: string, slack?: number): string[];
  fields(): {words: string; width: number; room: number}[];
  marks(): Box[];
}
interface Window {
  eye: Eye;
  witness: {parts(): string[]; addresses(): string[]};
}
declare const rollout: Window['rollout'];
