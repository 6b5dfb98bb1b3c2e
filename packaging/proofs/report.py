"""What every proof reports: violations of the promise, and controls that had to fail and did."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofResult:
    """The outcome of one proof.

    `violations` counts each kind of broken promise (0 where it held). A control is the same trial with its safeguard taken away: it must fail,
    or the trial could not have seen a violation. `skipped` names what could not be tried here, and why.
    """

    name: str
    n: int
    seed: int
    violations: Mapping[str, int]
    controls: int
    controls_failed: int
    skipped: Mapping[str, str] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        return not any(self.violations.values()) and self.controls_failed == self.controls

    def as_json(self) -> str:
        """The proof as one line; `skipped` stands in it only where something was."""
        line: dict[str, object] = {
            "name": self.name,
            "n": self.n,
            "violations": dict(self.violations),
            "controls": {"expected_to_fail": self.controls, "failed": self.controls_failed},
            "seed": self.seed,
        }
        if self.skipped:
            line["skipped"] = dict(self.skipped)
        return json.dumps(line, ensure_ascii=False)

    def as_text(self) -> str:
        kinds = "\n".join(f"  {kind}: {count}" for kind, count in self.violations.items())
        skipped = "".join(f"\n  left out: {what}: {why}" for what, why in self.skipped.items())
        verdict = "holds" if self.holds else "DOES NOT HOLD"
        controls = f"  controls that failed as they must: {self.controls_failed} of {self.controls}"
        return f"{self.name}: {verdict} after {self.n} trials (seed {self.seed}); violations:\n{kinds}\n{controls}{skipped}"


def say(text: str) -> None:
    """Tell on the way what happens; standard output is for the result."""
    print(text, file=sys.stderr, flush=True)


def main(argv: list[str], prove: Callable[[int, int], ProofResult], *, default_n: int) -> int:
    """Run `prove(n, seed)` with the counts of the command line and report; 0 when the promise holds, 1 when not.

    What is told on the way goes to standard error, so that with --json the last line of standard output is the result.
    """
    parser = argparse.ArgumentParser(description=sys.modules[prove.__module__].__doc__)
    parser.add_argument("--n", type=int, default=default_n, help="how often to try")
    parser.add_argument("--seed", type=int, default=20260915, help="of the random choices")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    args = parser.parse_args(argv)
    if args.n < 1:
        parser.error("--n must be at least 1")
    result = prove(args.n, args.seed)
    print(result.as_text(), file=sys.stderr if args.json else sys.stdout, flush=True)
    if args.json:
        print(result.as_json(), flush=True)
    return 0 if result.holds else 1
