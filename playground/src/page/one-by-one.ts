import { useEffect, useState } from "preact/hooks";

/** How many of some parts are shown: one more after each frame of the screen, so that none holds up the page. */
export function useOneByOne(count: number): number {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (shown < count) setShown(shown + 1);
  }, [shown, count]);
  return shown;
}
