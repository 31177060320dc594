// The cases that tests/support/vectors.py writes: what is asked, and what Python answers.
type Asked = Pick<Label, 'start' | 'end' | 'width' | 'on_bar' | 'until' | 'side' | 'told_from'>;
interface Cases {
  spacing: Spacing;
  labels: [Asked, number, Span, number, boolean][];
  collisions: [Asked, Asked, (number | null)[], (number | null)[]][];
  ticks: [Span, number, number[], [number, number, string, boolean][]][];
  days: [Span, string, string][];
  tongues: [
    string,
    import('../../rollout/page/scripts/say.js').Catalogue | null,
    [number, string, string, string, string][],
    [Span, number, number[], string[]][],
    [number, string][],
  ][];
  differences: [Json, Told, Json][];
  searches: [string, string, string[]][];
  finds: [string, string, boolean][];
  devices: [string, boolean][];
  filters: {
    facts: Fact[];
    data: {
      found: string[];
      kinds: string[][];
      lanes: string[];
      choices: Choices;
      points: (Span | null)[];
      alike: string[][];
    };
    cases: [string, string[]][];
  };
  maps: {
    map: MapAnswer;
    cases: [string[], {marks: string[][]; places: [boolean, boolean, string[]][]; sums: [number, number]}][];
  };
}
