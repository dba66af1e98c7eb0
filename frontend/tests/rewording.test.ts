import { describe, expect, it } from "vitest";
import { changesIn } from "../src/asking/rewording";

describe("what became of a draft", () => {
  it("tells the lines taken out and put in, and none that stayed", () => {
    expect(changesIn("Shop: Aozora\nTotal: 1,234\nTax: 91", "Shop: Aozora\nTotal: 1,235\nTax: 91\nPlease come by.")).toEqual([
      { kind: "out", text: "Total: 1,234" },
      { kind: "in", text: "Total: 1,235" },
      { kind: "in", text: "Please come by." },
    ]);
  });

  it("finds lines that moved nowhere and blank ones no change", () => {
    expect(changesIn("a\nb", "a\n\nb")).toEqual([]);
    expect(changesIn("a\nb\nc", "b\nc")).toEqual([{ kind: "out", text: "a" }]);
    expect(changesIn("", "x")).toEqual([{ kind: "in", text: "x" }]);
  });

  it("takes very long texts as a whole", () => {
    const long = Array.from({ length: 500 }, (_, at) => `line ${at}`).join("\n");
    expect(changesIn(long, "x")).toHaveLength(501);
  });
});
