/**
 * Folders put in place all at once: written beside, then renamed. Until the last rename everything can be undone; what
 * is deleted is deleted by its name, so that what appeared meanwhile stays.
 */
import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beingWritten, cannotWrite, leftBehind } from "../errors/folder.js";
import type { Problem } from "../errors/problem.js";
import { manifestFile } from "./manifest.js";
import { type Folder, type Standing, standingAt } from "./target.js";

/** Made while a run writes, so that a second one does not; the new folders are written into it, the old moved. */
const WORK = ".v6only-export";

/** Which of the folders were written; those that stand there already are left alone. Never throws. */
export function replaceFolders(out: string, folders: readonly Folder[], problems: Problem[]): readonly Folder[] {
  if (!canHold(out, problems)) return [];
  const found = folders.map((folder) => standingAt(folder, problems));
  if (problems.length > 0 || found.every((standing) => standing?.isSame)) return [];
  const work = join(out, WORK);
  const made: string[] = [];
  let path = out;
  try {
    makeFolder(out, made);
    path = work;
    mkdirSync(work);
  } catch (error) {
    const isWorking = path === work && (error as NodeJS.ErrnoException).code === "EEXIST";
    problems.push(isWorking ? beingWritten(work) : cannotWrite(path, error));
    clearAway(made);
    return [];
  }
  // An interrupt waits until this is done: a handler runs after what is synchronous.
  const wait = () => {};
  for (const signal of SIGNALS) process.on(signal, wait);
  const written = replaceIn(work, folders, problems);
  for (const signal of SIGNALS) process.off(signal, wait);
  if (problems.some(({ level }) => level === "error")) clearAway(made);
  return written;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function replaceIn(work: string, folders: readonly Folder[], problems: Problem[]): Folder[] {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    undo.unshift(() => renameSync(to, from));
  };
  const cleared: (() => void)[] = [];
  const written: Folder[] = [];
  let path = work;
  try {
    // Only now, with the folder to itself, is what it finds sure to stay.
    const found = folders.map((folder) => standingAt(folder, problems));
    const changing = problems.length > 0 ? [] : folders.filter((_, index) => !found[index]?.isSame);
    mkdirSync(join(work, "new"));
    mkdirSync(join(work, "old"));
    for (const folder of changing) {
      path = folder.path;
      write(folder, join(work, "new", folder.stack.name));
    }
    for (const folder of changing) {
      path = folder.path;
      const [fresh, old] = [join(work, "new", folder.stack.name), join(work, "old", folder.stack.name)];
      const standing = found[folders.indexOf(folder)];
      if (standing) {
        move(path, old);
        for (const name of standing.kept) move(join(old, name), join(fresh, name));
        cleared.push(() => remove(old, standing));
      }
      move(fresh, path);
      written.push(folder);
    }
  } catch (error) {
    problems.push(cannotWrite(path, error));
    written.length = 0;
    cleared.length = 0;
    if (!undone(undo, work, problems)) return [];
  }
  try {
    for (const clear of cleared) clear();
    // All that is left in it after a failure was written here.
    rmSync(join(work, "new"), { recursive: true, force: true });
    if (existsSync(join(work, "old"))) rmdirSync(join(work, "old"));
    rmdirSync(work);
  } catch (error) {
    problems.push(leftBehind(work, error));
  }
  return written;
}

function write({ files }: Folder, path: string): void {
  mkdirSync(path);
  for (const { name, text } of [...files, manifestFile(files)]) writeFileSync(join(path, name), text, { flag: "wx" });
}

/** Deletes our files, and the folder when nothing else is in it. */
function remove(folder: string, { ours }: Standing): void {
  for (const name of ours) unlinkSync(join(folder, name));
  rmdirSync(folder);
}

function undone(steps: readonly (() => void)[], work: string, problems: Problem[]): boolean {
  try {
    for (const step of steps) step();
    return true;
  } catch (error) {
    problems.push(leftBehind(work, error));
    return false;
  }
}

/** Whether there is no file where the folder shall be; complains of it once. */
function canHold(out: string, problems: Problem[]): boolean {
  try {
    const stat = statSync(out, { throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory()) return true;
    problems.push(cannotWrite(out, { code: "ENOTDIR" }));
  } catch (error) {
    problems.push(cannotWrite(out, error));
  }
  return false;
}

/** Makes the folder and those around it, and notes what it made. Node's own never ends in /proc. */
function makeFolder(path: string, made: string[]): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, made);
  mkdirSync(path);
  made.push(path);
}

/** Deletes the folders that this run made, as far as they are empty. */
function clearAway(made: readonly string[]): void {
  try {
    for (const folder of made.toReversed()) rmdirSync(folder);
  } catch {
    // Something else is in it by now.
  }
}
