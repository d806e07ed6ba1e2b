/**
 * Loaded into each measured Node process: says at its end how much memory it held at most. The kernel's mark for the
 * process image (VmHWM) is exact; `maxRSS` also counts what the parent held when it forked, but is there on any system.
 */
const { appendFileSync, readFileSync } = require("node:fs");

process.on("exit", () => {
  appendFileSync(process.env.V6ONLY_BENCH_PEAKS, `${process.pid} ${peakKilobytes()}\n`);
});

function peakKilobytes() {
  try {
    return /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
