import { useRef } from "preact/hooks";
import { figureProblem } from "../problem";
import { texts } from "../texts/index";
import { Icon } from "./icons";
import { Menu, MenuItem } from "./menu";
import { usePlayground } from "./playground";
import { problemText } from "./problem-text";
import { saveCsv, savePng, saveSvg, type Savable } from "./save-figure";

const SAVED_WIDTH = 640;

interface SaveMenuProps {
  readonly title: string;
  /** Saves a larger figure than the one on the page. */
  readonly onPrint?: () => void;
  /** Saves a table in place of the figure's own. */
  readonly onCsv?: () => void;
  readonly drawing: () => Savable | undefined;
}

/** Saves a figure as a picture or a table. */
export function SaveMenu({ title, drawing, onPrint, onCsv }: SaveMenuProps) {
  const { notices } = usePlayground();
  const t = texts.value.curves;
  const node = useRef<HTMLSpanElement>(null);
  const size = () => {
    const canvas = node.current?.closest("figure, .figure")?.querySelector("canvas");
    return { width: canvas?.clientWidth ?? SAVED_WIDTH, height: canvas?.clientHeight ?? SAVED_WIDTH };
  };
  const save = (run: (figure: Savable) => void | Promise<void>) => () => {
    const figure = drawing();
    if (figure === undefined) return;
    Promise.resolve(figure)
      .then(run)
      .catch((error: unknown) => {
        const problem = figureProblem(error);
        notices.warn("problem", () => problemText(problem));
      });
  };
  return (
    <span ref={node}>
      <Menu label={<Icon name="save" />} name={t.saveFigure(title)} class="quiet square">
        <MenuItem onSelect={save((figure) => saveSvg(figure, size()))}>SVG</MenuItem>
        <MenuItem onSelect={save((figure) => savePng(figure, size()))}>PNG</MenuItem>
        <MenuItem onSelect={onCsv ?? save(saveCsv)}>CSV</MenuItem>
        {onPrint !== undefined && <MenuItem onSelect={onPrint}>{t.print}</MenuItem>}
      </Menu>
    </span>
  );
}
