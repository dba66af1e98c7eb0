import { words } from "../words";

/** A failure a person is told about: the server's own sentence, or ours when the server could not be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly retryAfterSeconds = 0,
    /** Whom to ask, where a person could help. */
    readonly contacts: string[] = [],
  ) {
    super(detail);
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** Somebody must show once more that it's them, on a page of its own. */
  get needsProof(): boolean {
    return this.code === "step_up_needed";
  }

  /** Trying the very same thing later may work. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export function unreachable(): Problem {
  return new Problem(0, "unreachable", words().problem.unreachable);
}

export async function problemOf(response: Response): Promise<Problem> {
  const after = Number(response.headers.get("Retry-After")) || 0;
  return readProblem(response.status, await response.text(), after);
}

export function readProblem(status: number, body: string, retryAfterSeconds = 0): Problem {
  const said = parse(body);
  return new Problem(status, said.code ?? "", said.detail || sentenceFor(status), retryAfterSeconds, said.contacts ?? []);
}

interface Told {
  code?: string;
  detail?: string;
  contacts?: string[];
}

function parse(body: string): Told {
  try {
    return JSON.parse(body) as Told;
  } catch {
    return {};
  }
}

function sentenceFor(status: number): string {
  const { problem } = words();
  if (status === 401) return problem.signedOut;
  if (status === 404) return problem.notHere;
  if (status === 413) return problem.tooLarge;
  if (status === 429) return problem.tooMany;
  return problem.ours;
}

export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(-1, "internal", words().problem.ours);
}
