/// <reference types="vite/client" />
/** Runs test files of the kernels and of training on a page; its two functions tell what came out. */
import "../../without-reclaiming";
import { startTests, type File, type Task, type VitestRunner } from "@vitest/runner";
import { trainAll } from "../../engines/trainings";

/** Files that need no Node and none of the figures, whose libraries a page takes from dist/ only. */
const files = import.meta.glob([
  "../../assembly/**/*.test.ts",
  "!../../assembly/threads/**",
  "../../training/**/*.test.ts",
  "!../../training/{memory,pending-callbacks}.test.ts",
  "../../{golden,layers,losses,network,optimizers}/*.test.ts",
  "!../../golden/torch.test.ts",
]);

/** What came of the test files: names of tests, those that failed with their messages. */
export interface SuiteResults {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

declare global {
  var runSuites: (() => Promise<SuiteResults>) | undefined;
  var runTrainings: typeof trainAll | undefined;
}

const runner: VitestRunner = {
  config: {
    root: "/",
    setupFiles: [],
    passWithNoTests: false,
    sequence: { hooks: "stack", setupFiles: "parallel", seed: 1 },
    maxConcurrency: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    strictTags: false,
  } as unknown as VitestRunner["config"],
  importFile: (path) => files[path](),
};

globalThis.runTrainings = trainAll;

globalThis.runSuites = async () => {
  const ran = await startTests(Object.keys(files), runner);
  const tasks = ran.flatMap((file) => [file, ...tasksOf(file)]);
  return {
    passed: tasks.filter((task) => task.type === "test" && task.result?.state === "pass").map(fullName),
    failed: tasks.filter(isBroken).map((task) => `${fullName(task)}: ${messageOf(task)}`),
  };
};

/** Neither passed nor left out by the file itself. */
function isBroken(task: Task): boolean {
  const { mode, result } = task;
  if (task.type === "suite") return (result?.errors?.length ?? 0) > 0;
  return mode !== "skip" && result?.state !== "pass";
}

function tasksOf(task: Task): Task[] {
  return task.type === "suite" ? task.tasks.flatMap((each) => [each, ...tasksOf(each)]) : [];
}

function fullName(task: Task): string {
  if (task.suite) return `${fullName(task.suite)} > ${task.name}`;
  return task === task.file ? task.name : `${task.file.name} > ${task.name}`;
}

function messageOf({ result }: Task | File): string {
  const error = result?.errors?.[0];
  return error?.stack ?? error?.message ?? "did not run";
}
