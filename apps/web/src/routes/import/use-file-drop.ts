import { useEffect, useState } from 'react';

/** Takes files that are dropped anywhere on the page. @returns whether some are above it */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(
    function listenForFiles() {
      const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
      function over(event: DragEvent): void {
        if (!hasFiles(event)) return;
        event.preventDefault(); // or the browser opens the file in the place of the page
        setIsOver(true);
      }
      function leave({ relatedTarget }: DragEvent): void {
        if (relatedTarget === null) setIsOver(false);
      }
      function drop(event: DragEvent): void {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }
      const stop = new AbortController();
      const { signal } = stop;
      document.addEventListener('dragover', over, { signal });
      document.addEventListener('dragleave', leave, { signal });
      document.addEventListener('drop', drop, { signal });
      return () => stop.abort();
    },
    [onFiles],
  );
  return isOver;
}
