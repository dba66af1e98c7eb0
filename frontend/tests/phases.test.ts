import { describe, expect, it } from "vitest";
import type { AttachmentState, Decision } from "../src/api/types";
import { mayLeave, phaseOf } from "../src/outbox/phases";
import { newParcel } from "../src/outbox/terms";
import { attachment, picture } from "./made";

const online = { attachment: undefined, progress: undefined, isOnline: true };

describe("a picture's phase", () => {
  it.each<[AttachmentState, string]>([
    ["received", "checking"],
    ["checking", "checking"],
    ["checked", "ready"],
    ["confirmed", "ready"],
    ["editing", "editing"],
    ["held", "unopened"],
    ["refused", "refused"],
    ["discarded", "expired"],
    ["forgotten", "expired"],
  ])("%s is shown as %s", (state, phase) =>
    expect(phaseOf(picture({ isUploaded: true }), { ...online, attachment: attachment(state) })).toBe(phase),
  );

  it("is on its way to a person once it was opened and held", () => {
    const opened = attachment("held", { media: { format: "jpeg", width_px: 4, height_px: 3, pages: 1 } });
    expect(phaseOf(picture({ isUploaded: true }), { ...online, attachment: opened })).toBe("held");
  });

  it("waits without a connection", () => expect(phaseOf(picture(), { ...online, isOnline: false })).toBe("waiting"));
  it("is being uploaded once a byte has left", () => expect(phaseOf(picture(), { ...online, progress: 0 })).toBe("uploading"));
  it("tells of a failure before anything else", () =>
    expect(phaseOf(picture({ failure: { message: "no", isFinal: true } }), { ...online, isOnline: false })).toBe("failed"));
});

describe("leaving without another look", () => {
  const judged = (decision: Decision) => attachment("checked", { verdict: { decision, message: "", reasons: [] } });
  const one = picture({ attachmentId: "a1", isUploaded: true });
  const parcel = newParcel("u1", "r1");

  it("is for what was accepted", () => expect(mayLeave(parcel, one, judged("accept"))).toBe(true));
  it.each<Decision>(["mask", "hold", "never", "unreadable"])("is not for %s", (decision) =>
    expect(mayLeave(parcel, one, judged(decision))).toBe(false),
  );
  it("is for what the sender has seen and agreed to", () =>
    expect(mayLeave({ ...parcel, approved: ["a1"] }, one, judged("mask"))).toBe(true));
  it.each<AttachmentState>(["uploading", "received", "checking", "editing", "held", "refused", "discarded", "forgotten", "sent"])(
    "is never for a picture that is %s",
    (state) => expect(mayLeave({ ...parcel, approved: ["a1"] }, one, attachment(state))).toBe(false),
  );
  it("is for what a person will check, once the sender has agreed", () => {
    const held = attachment("held", { media: { format: "jpeg", width_px: 4, height_px: 3, pages: 1 } });
    expect(mayLeave({ ...parcel, approved: ["a1"] }, one, held)).toBe(true);
    expect(mayLeave(parcel, one, held)).toBe(false);
  });
  it("is never for a picture nobody has judged", () =>
    expect(mayLeave(parcel, one, attachment("checked", { verdict: null }))).toBe(false));
});
