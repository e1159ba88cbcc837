/** `content-disposition` with a name in any script (RFC 6266, RFC 8187), and a plain one for those who know only that. */
export function attachmentOf(file: { name: string; fallback: string; format: string }): string {
  const name = encodeURIComponent(file.name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${file.fallback}.${file.format}"; filename*=UTF-8''${name}.${file.format}`;
}
