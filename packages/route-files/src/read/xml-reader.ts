import { SaxesParser } from 'saxes';
import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import type { TextReader } from './text-reader.js';

/** What a format makes of the elements. Names come without prefix: files in the wild forget to declare theirs. */
export interface XmlFormat {
  readonly format: 'gpx' | 'kml';
  open(name: string, attributes: Readonly<Record<string, string>>, parent: string | undefined): void;
  /** @param text the text since the last tag */
  close(name: string, text: string, parent: string | undefined): void;
}

/** Reads XML as it comes. No DOCTYPE, so no entities but the five of XML; nothing outside the text is looked at. */
export function createXmlReader(formatOf: (root: string) => XmlFormat, limits: ReadLimits): TextReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const path: string[] = [];
  let format: XmlFormat | undefined;
  let text = '';
  let heldLength = 0;
  let isEnding = false;

  parser.on('doctype', refuseDoctype);
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    format ??= formatOf(local);
    if (path.length >= limits.maxDepth) refuse('too_deep', `Elements lie more than ${limits.maxDepth} deep.`);
    format.open(local, attributes, path.at(-1));
    path.push(local);
    text = '';
    heldLength = 0;
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const name = path.pop() ?? '';
    format?.close(name, text, path.at(-1));
    text = '';
    heldLength = 0;
  });
  parser.on('error', () => {
    if (isEnding) refuse('truncated', 'The file ends in the middle of its XML.');
    refuse('invalid_file', 'The file is not well-formed XML.');
  });

  function addText(found: string): void {
    text += found;
  }

  return {
    push(chunk) {
      // The parser holds a DOCTYPE until it ends; what it holds between two tags is counted here.
      heldLength += chunk.length;
      if (heldLength > limits.maxValueLength) refuse('too_large', 'One text of the file is too long.');
      parser.write(chunk);
    },
    end() {
      isEnding = true;
      parser.close();
      return format?.format ?? refuse('unknown_format', 'The file has no element.');
    },
  };
}

function refuseDoctype(): never {
  return refuse('unsafe_xml', 'The file has a DOCTYPE. Files with entities or references to elsewhere are not read.');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
