/** Text of names as XML takes it. */
import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { escape } from "../../../src/visualizer/svg/serialize";

test("what is no letter is left out, markup is escaped, pairs and white space stay", () => {
  const text = "a\u0000\u0008\u001f\u007f\u009f\ufffe\uffff\ud800b\t\n\u{1f34e}<&>";
  expect(escape(text)).toBe("ab\t\n\u{1f34e}&lt;&amp;&gt;");
  const { DOMParser } = new Window();
  const { documentElement } = new DOMParser().parseFromString(`<t>${escape(text)}</t>`, "image/svg+xml");
  expect(documentElement.textContent).toBe("ab\t\n\u{1f34e}<&>");
});
