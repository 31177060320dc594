// A QR code of a text: ISO/IEC 18004, bytes, level M, versions 1 to 20 (666 bytes), drawn as one path.
window.rollout = window.rollout || {};
rollout.qr = (() => {
  // By version: correcting codewords of each block, and how many blocks (level M).
  const CORRECTING = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
  const LEVEL = 0; // what the format says for M
  const SVG = 'http://www.w3.org/2000/svg';

  const multiply = (x, y) => {
    let z = 0;
    for (let i = 7; i >= 0; i--) z = (z << 1 ^ (z >>> 7) * 0x11D) ^ (y >>> i & 1) * x;
    return z;
  };
  function divisor(degree) {
    const found = Array(degree).fill(0);
    found[degree - 1] = 1;
    for (let i = 0, root = 1; i < degree; i++, root = multiply(root, 2))
      for (let j = 0; j < degree; j++) found[j] = multiply(found[j], root) ^ (found[j + 1] || 0);
    return found;
  }
  function remainder(data, by) {
    const left = by.map(() => 0);
    for (const one of data) {
      const factor = one ^ left.shift();
      left.push(0);
      by.forEach((part, i) => { left[i] ^= multiply(part, factor); });
    }
    return left;
  }

  const aligned = version => version === 1 ? 0 : Math.floor(version / 7) + 2;
  // Modules of a version that hold codewords.
  const modules = version => {
    const many = aligned(version);
    return (16 * version + 128) * version + 64 - (many ? (25 * many - 10) * many - 55 : 0) - (version >= 7 ? 36 : 0);
  };
  const room = version => (modules(version) >> 3) - CORRECTING[version - 1] * BLOCKS[version - 1];

  function codewords(bytes, version) {
    const bits = [], put = (value, length) => { for (let i = length - 1; i >= 0; i--) bits.push(value >>> i & 1); };
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    for (const byte of bytes) put(byte, 8);
    put(0, Math.min(4, room(version) * 8 - bits.length));
    put(0, -bits.length & 7);
    const data = [];
    for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(''), 2));
    for (let pad = 0xEC; data.length < room(version); pad ^= 0xEC ^ 0x11) data.push(pad);
    return interleaved(data, version);
  }
  function interleaved(data, version) {
    const count = BLOCKS[version - 1], total = modules(version) >> 3, short = count - total % count, by = divisor(CORRECTING[version - 1]);
    const blocks = [];
    for (let i = 0, at = 0; i < count; i++) {
      const length = Math.floor(total / count) - by.length + (i < short ? 0 : 1);
      const part = data.slice(at, at += length);
      blocks.push([part, remainder(part, by)]);
    }
    const found = [];
    for (const half of [0, 1]) for (let i = 0; i < 200; i++) for (const block of blocks) if (i < block[half].length) found.push(block[half][i]);
    return found;
  }

  function positions(version) {
    const many = aligned(version), size = version * 4 + 17;
    if (!many) return [];
    const step = Math.ceil((version * 4 + 4) / (many * 2 - 2)) * 2;
    return [6, ...Array.from({length: many - 1}, (_, i) => size - 7 - (many - 2 - i) * step)];
  }
  // The fixed forms: [row][column] dark or not, undefined where codewords go.
  function frame(version) {
    const size = version * 4 + 17, grid = Array.from({length: size}, () => Array(size));
    const form = (y, x, reach, dark) => {
      for (let j = -reach; j <= reach; j++) for (let i = -reach; i <= reach; i++)
        if (grid[y + j] && x + i >= 0 && x + i < size) grid[y + j][x + i] = dark(Math.max(Math.abs(i), Math.abs(j)));
    };
    for (let i = 0; i < size; i++) grid[6][i] = grid[i][6] = i % 2 === 0;
    for (const [y, x] of [[3, 3], [3, size - 4], [size - 4, 3]]) form(y, x, 4, far => far !== 2 && far !== 4);
    const at = positions(version), last = at.length - 1;
    at.forEach((y, j) => at.forEach((x, i) => {
      if (!(j === 0 && (i === 0 || i === last) || j === last && i === 0)) form(y, x, 2, far => far !== 1);
    }));
    if (version >= 7) {
      let rest = version;
      for (let i = 0; i < 12; i++) rest = rest << 1 ^ (rest >>> 11) * 0x1F25;
      for (let i = 0, bits = version << 12 | rest; i < 18; i++) {
        const a = size - 11 + i % 3, b = Math.floor(i / 3);
        grid[a][b] = grid[b][a] = (bits >>> i & 1) === 1;
      }
    }
    signed(grid, 0); // keeps the places of the format
    return grid;
  }
  function signed(grid, mask) {
    const size = grid.length, data = LEVEL << 3 | mask;
    let rest = data;
    for (let i = 0; i < 10; i++) rest = rest << 1 ^ (rest >>> 9) * 0x537;
    const bits = (data << 10 | rest) ^ 0x5412, bit = i => (bits >>> i & 1) === 1;
    for (let i = 0; i < 15; i++) {
      grid[i < 6 ? i : i < 8 ? i + 1 : i === 8 ? 8 : 8][i < 8 ? 8 : i === 8 ? 7 : 14 - i] = bit(i);
      if (i < 8) grid[8][size - 1 - i] = bit(i);
      else grid[size - 15 + i][8] = bit(i);
    }
    grid[size - 8][8] = true;
  }

  const MASKS = [(x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (x, y) => x * y % 2 + x * y % 3, (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2];

  function filled(fixed, data, mask) {
    const size = fixed.length, grid = fixed.map(row => [...row]);
    let i = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) for (let j = 0; j < 2; j++) {
        const x = right - j, y = (right + 1 & 2) === 0 ? size - 1 - step : step;
        if (fixed[y][x] !== undefined) continue;
        grid[y][x] = ((i < data.length * 8 ? data[i >>> 3] >>> 7 - (i & 7) & 1 : 0) ^ (MASKS[mask](x, y) === 0)) === 1;
        i += 1;
      }
    }
    signed(grid, mask);
    return grid;
  }
  function penalty(grid) {
    const size = grid.length, lines = [...grid, ...grid.map((_, x) => grid.map(row => row[x]))];
    let sum = 0;
    for (const line of lines) {
      const text = line.map(dark => dark ? 1 : 0).join('');
      for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
      sum += 40 * [...`0000${text}0000`.matchAll(/(?=(00001011101|10111010000))/g)].length;
    }
    for (let y = 1; y < size; y++) for (let x = 1; x < size; x++)
      if (grid[y][x] === grid[y][x - 1] && grid[y][x] === grid[y - 1][x] && grid[y][x] === grid[y - 1][x - 1]) sum += 3;
    const dark = grid.flat().filter(Boolean).length;
    return sum + 10 * Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size));
  }

  function code(text) {
    const bytes = [...new TextEncoder().encode(text)];
    const version = CORRECTING.findIndex((_, i) => bytes.length + (i < 9 ? 2 : 3) <= room(i + 1)) + 1;
    if (!version) return null;
    const fixed = frame(version), data = codewords(bytes, version);
    return MASKS.map((_, mask) => filled(fixed, data, mask)).reduce((best, one) => penalty(one) < penalty(best) ? one : best);
  }
  function draw(text) {
    const grid = code(text);
    if (!grid) return null;
    const svg = document.createElementNS(SVG, 'svg'), path = svg.appendChild(document.createElementNS(SVG, 'path'));
    svg.setAttribute('viewBox', `-4 -4 ${grid.length + 8} ${grid.length + 8}`);
    svg.setAttribute('shape-rendering', 'crispEdges');
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', `QR code of ${text}`);
    path.setAttribute('d', grid.map((row, y) => row.map((dark, x) => dark ? `M${x} ${y}h1v1h-1z` : '').join('')).join(''));
    path.setAttribute('fill', '#000');
    return svg;
  }
  return {code, draw};
})();
